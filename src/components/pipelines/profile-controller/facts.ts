import { CONTROLLER_PORT } from './settings';
import { fact, ProgramFacts, ServiceRef } from '../../../core';

/** What is known of the program, which is the project's own. */
export function profileControllerFacts(namespace: string, name: string, store: ServiceRef | undefined): ProgramFacts {
  const source = 'profile_controller.py, and its tests';
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'profile-controller',
    calls: fact([{ to: store ?? 'internet', why: 'keys of profiles, and how long artifacts are kept' }], source),
    calledBy: fact([{ from: 'neighbours', port: CONTROLLER_PORT, why: 'Metacontroller asks what profiles need' }], source),
    user: fact(1000, 'runAsUser of upstream\'s manifest'),
    writes: fact([], source),
    replication: fact('one-only', 'it remembers the keys that it made until they are seen'),
    metrics: fact(undefined, source),
    token: fact(false, source),
  };
}
