import { useMutation } from '@tanstack/react-query';
import { address, api } from './api';
import { follow } from './saveFile';

/** Has the browser save what lies at a path of the server: by an address that gives it once, to this session alone. */
export const useDownload = () =>
  useMutation({
    mutationFn: async (path: string) => {
      const ticket = await api.post<{ path: string }>('api/downloads', { path: `/${path}` });
      follow(address(ticket.path.slice(1)));
    },
  });
