/** One thing that `drill doctor` looked at; the wording is in the reporter. */
export type HealthFinding =
  | {
      readonly code: 'runtime';
      readonly status: Health;
      readonly node: string;
      readonly drill: string;
    }
  | {
      readonly code: 'folder';
      readonly status: Health;
      readonly path: string;
      readonly mode: string | null;
      readonly trouble: FolderTrouble | null;
    }
  | {
      readonly code: 'history';
      readonly status: Health;
      readonly path: string;
      readonly answers: number | null;
      readonly reason: string | null;
    }
  | {
      readonly code: 'backups';
      readonly status: Health;
      readonly count: number;
      readonly newestAt: number | null;
    }
  | {
      readonly code: 'set-aside';
      readonly status: Health;
      /** Damaged histories that are kept. */
      readonly files: readonly string[];
    }
  | {
      readonly code: 'driver';
      readonly status: Health;
      readonly name: string | null;
      readonly reason: string | null;
    }
  | {
      readonly code: 'questions';
      readonly status: Health;
      readonly count: number;
      readonly problems: number;
    }
  | {
      readonly code: 'terminal';
      readonly status: Health;
      readonly interactive: boolean;
      readonly columns: number;
      readonly term: string | null;
    }
  | {
      readonly code: 'color';
      readonly status: Health;
      readonly level: number;
      readonly because: string;
    }
  | {
      readonly code: 'editor';
      readonly status: Health;
      readonly command: string | null;
      readonly from: string | null;
      readonly found: boolean;
    }
  | {
      readonly code: 'endpoint';
      readonly status: Health;
      readonly url: string | null;
      /** Why nothing may be sent there, and what to do about it. */
      readonly reason: string | null;
    };

export type Health = 'ok' | 'warning' | 'problem';

export type FolderTrouble = 'missing' | 'not-writable' | 'open-to-others';
