import { address } from '../shared/api';
import { base } from '../shared/base';
import { parseEvent, type ServerEvent, TYPES } from './reduce';

export type Connection = { state: 'connecting' | 'connected' } | { state: 'lost'; since: number };

export type Listener = { event: (event: ServerEvent) => void; connection: (connection: Connection) => void };

type Message = { connection: Connection } | { event: ServerEvent } | { ask: true };

const RETRY_MILLIS = 5000;

/**
 * Listens to the server's events until the answer is called. The tabs of a browser share one connection where the
 * browser lets them agree on who holds it; where it does not (no locks outside of https), each tab has its own.
 */
export function listen(listener: Listener): () => void {
  const end = new AbortController();
  if ('locks' in navigator && 'BroadcastChannel' in window) {
    share(listener, end.signal);
  } else {
    connect(listener, end.signal);
  }
  return () => end.abort();
}

function share(listener: Listener, end: AbortSignal): void {
  const name = `events of ${base().href}`;
  const channel = new BroadcastChannel(name);
  let current: Connection = { state: 'connecting' };
  let leads = false;
  const hear = (message: Message) => {
    if ('event' in message) {
      listener.event(message.event);
    } else if ('connection' in message) {
      current = message.connection;
      listener.connection(current);
    } else if (leads) {
      channel.postMessage({ connection: current } satisfies Message);
    }
  };
  const tell = (message: Message) => {
    channel.postMessage(message);
    hear(message);
  };
  channel.onmessage = (message: MessageEvent<Message>) => hear(message.data);
  channel.postMessage({ ask: true } satisfies Message);
  end.addEventListener('abort', () => channel.close());
  navigator.locks
    .request(name, { signal: end }, () => {
      leads = true;
      connect({ event: (event) => tell({ event }), connection: (connection) => tell({ connection }) }, end);
      return new Promise<void>((resolve) => end.addEventListener('abort', () => resolve()));
    })
    .catch(() => undefined);
}

function connect(listener: Listener, end: AbortSignal): void {
  if (end.aborted) {
    return;
  }
  let lostSince: number | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const lose = () => {
    lostSince ??= Date.now();
    listener.connection({ state: 'lost', since: lostSince });
    if (source.readyState === EventSource.CLOSED) {
      retry = setTimeout(open, RETRY_MILLIS);
    }
  };
  const open = () => {
    source = new EventSource(address('api/events/stream'));
    source.onopen = () => {
      lostSince = null;
      listener.connection({ state: 'connected' });
    };
    source.onerror = lose;
    for (const type of TYPES) {
      source.addEventListener(type, (message: MessageEvent<string>) => {
        const event = parseEvent(type, message.data);
        if (event !== null) {
          listener.event(event);
        }
        if (type === 'session_end') {
          // Where another session has taken its place, that one goes on listening at once.
          source.close();
          open();
        }
      });
    }
  };
  open();
  end.addEventListener('abort', () => {
    clearTimeout(retry);
    source.close();
  });
}
