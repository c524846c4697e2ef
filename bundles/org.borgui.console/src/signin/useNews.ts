import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type ComingBack, comingBack, type News, ownPath } from './comingBack';

/** Whether a sign-in at a provider has to be ended, or what is to be told of what came of going there. */
export function useComingBack() {
  const location = useLocation();
  const navigate = useNavigate();
  const word = comingBack(location.search);
  const ends = word === 'complete';
  const [news, tell] = useState(() => newsOf(word));
  useEffect(() => {
    if (word !== null && !ends) void navigate(ownPath(location), { replace: true });
  });
  return { ends, news, tell };
}

const newsOf = (word: ComingBack | null): News | null => (word === 'complete' ? null : word);

/** What is told where it was first shown, and nowhere else, nor to anybody else, later. */
export function useToldHere(news: News | null, who: number | null | undefined): News | null {
  const { pathname } = useLocation();
  const [told, setTold] = useState(news);
  const [here, setHere] = useState<string | null>(null);
  const now = who === undefined ? null : `${who} ${pathname}`;
  if (told !== null && now !== null && now !== here) {
    if (here === null) setHere(now);
    else setTold(null);
  }
  return told;
}
