// GraphQL over HTTP as its specification has it, told by the audits of graphql-http: MUST, SHOULD and MAY alike.
import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { openDoor } from './door.ts';

const { app } = openDoor();
const audits = serverAudits({
  url: 'http://localhost/graphql',
  fetchFn: (url: string, init?: RequestInit) => app.request(url, init),
});

describe('GraphQL over HTTP', () => {
  it('is audited in 61 points', () => {
    expect(audits).toHaveLength(61);
  });

  for (const audit of audits) {
    it(audit.name, async () => {
      const result = await audit.fn();
      expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
    });
  }
});
