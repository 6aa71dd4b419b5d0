import { ControlPlane } from './control-plane';

/** Ends the server of the suite. */
export default async function teardown(): Promise<void> {
  await (globalThis as { readonly conformancePlane?: ControlPlane }).conformancePlane?.stop();
}
