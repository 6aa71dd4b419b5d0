/**
 * Matchers for tests of one's own manifests: `import 'cdk8s-kubeflow/testing'` in a test, or in jest's `setupFilesAfterEnv`.
 *
 * ```ts
 * expect(app).toHaveNoFindings();
 * expect(app).toHaveObject('Notebook', 'vision/explore', { spec: { template: { spec: { serviceAccountName: 'default-editor' } } } });
 * expect(app).toAllow(user('ana@example.com'), 'create', 'Notebook', 'vision');
 * ```
 */
import { matchers } from './matchers';
import type { PrincipalRef } from '../workloads';

export { matchers, type MatcherResult } from './matchers';

declare global {
  namespace jest {
    // oxlint-disable-next-line typescript/no-unused-vars -- as jest's types declare it
    interface Matchers<R, T = {}> {
      /** All rules pass: those of the app, or those of the toolkit for another app of cdk8s. */
      toHaveNoFindings(): R;
      /**
       * There is an object of the kind and name.
       * @param kind the kind, with its group where two have it
       * @param name its name, or `<namespace>/<name>`
       * @param like what it must hold; objects may hold more, lists may not
       */
      toHaveObject(kind: string, name: string, like?: object): R;
      /**
       * RBAC allows somebody something, by the manifests alone and what the profile controller makes of them.
       * @param who a user's id, or `user(...)`, `group(...)`, `serviceAccount(...)`
       * @param verb `get`, `create`, `delete` ...
       * @param kind the kind, or a resource of the core group such as `pods/exec`
       * @param namespace where; left out, in the whole cluster
       */
      toAllow(who: PrincipalRef, verb: string, kind: string, namespace?: string): R;
    }
  }
}

const { expect } = globalThis as { readonly expect?: { extend?(added: typeof matchers): void } };
expect?.extend?.(matchers);
