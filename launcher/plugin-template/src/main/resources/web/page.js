// Shows itself in the element, and hands out how it ends. The session and the CSRF token are seen to by host.api.
export default function show(element, host) {
  const line = document.createElement('p');
  element.append(line);
  host.api.get(`api/x/${host.name}/hello`).then(
    ({ words }) => (line.textContent = words),
    (problem) => (line.textContent = problem.message),
  );
  return () => line.remove();
}
