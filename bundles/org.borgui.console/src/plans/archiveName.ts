const pad = (value: number) => String(value).padStart(2, '0');

/** The name an archive would get by a template; what is not known in it stays as it is written. */
export function archiveName(template: string, plan: string, repository: string, now: Date): string {
  const date = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())}`;
  const known: Record<string, string> = {
    plan_name: slug(plan),
    repository_name: slug(repository),
    now: `${date}T${time}`,
    date,
    time,
    timestamp: String(Math.floor(now.getTime() / 1000)),
  };
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => known[name] ?? whole);
}

/** A name as it stands in an archive's: no spaces, nothing that a path could mean. */
function slug(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, '') || 'backup';
}
