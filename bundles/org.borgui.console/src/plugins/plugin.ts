import type { Meaning } from '../shared/Mark';

export type Trust = { kind: 'distribution' | 'signature' | 'approval' | 'none'; by: string };
export type PluginState = 'running' | 'waiting' | 'failed' | 'stopped';

/** A plugin that is installed. */
export type Plugin = {
  name: string;
  version: string;
  title: string;
  description: string;
  sha256: string;
  source: 'upload' | 'folder' | 'distribution';
  trust: Trust;
  state: PluginState;
  trouble: string;
  installed_at: string;
  installed_by: string;
  provides: string[];
  needs: string[];
  uses: string[];
  note: string;
};

/** A file that could be installed. */
export type PluginFile = {
  sha256: string;
  name: string;
  version: string;
  title: string;
  description: string;
  size: number;
  source: 'upload' | 'folder' | 'distribution';
  trust: Trust;
  doubts: string[];
  needs: string[];
  installed: boolean;
  trouble: string;
};

/** A page that a plugin brings. */
export type PluginPage = { plugin: string; title: string; module: string };

export const MEANINGS: Record<PluginState, Meaning> = {
  running: 'good',
  waiting: 'attention',
  failed: 'failed',
  stopped: 'none',
};
