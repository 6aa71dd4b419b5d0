import { Construct } from 'constructs';
import { Images, Injection } from '../../src/core';
import { Notebook, notebookImages, NotebookProps, PlatformContext, setPlatformContext, setTeam, TeamContext } from '../../src/workloads';
import { chart, expectConfigError, found } from '../support';

/** Taint of nodes with GPUs. */
export const taint = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' } as const;

/** Home of workloads, as a profile is. */
export class Team extends Construct {
  constructor(scope: Construct, namespace: string, more: Partial<TeamContext> = {}) {
    super(scope, namespace);
    setTeam(this, { namespace, lifecycle: 'active', protection: 'keep', ...more });
  }
}

/** A notebook `explore` of the team `vision`. */
export function given(props: Partial<NotebookProps> = {}, id = 'explore') {
  const scope = chart();
  return { scope, notebook: new Notebook(new Team(scope, 'vision'), id, { image: notebookImages.jupyterScipy, ...props }) };
}

/** Pod spec of the notebook with these properties, and its container. */
export function pod(props: Partial<NotebookProps> = {}) {
  const { spec } = found(given(props).scope, 'Notebook', 'explore').spec.template;
  return { ...spec, container: spec.containers[0] };
}

/** Expects that a notebook with these properties is refused. */
export function fails(props: Partial<NotebookProps>, code: string, ...texts: readonly string[]): void {
  expectConfigError(() => given(props), code, 'test/vision/explore', ...texts);
}

/** What a platform behind a mirror of that host says to workloads. */
export function platformAt(host: string, injection: Injection = 'enabled'): PlatformContext {
  return {
    identity: { userId: 'x-user', userIdPrefix: '', groups: 'x-groups' },
    callers: ['mesh.example/ns/edge/sa/envoy'],
    platformNamespaces: ['edge', 'ml'],
    reservedNamespaces: ['delivery'],
    injection,
    images: new Images({ mirror: host }),
  };
}

/** Makes {@link platformAt} the platform of the app around a construct. */
export function setPlatform(scope: Construct, host = 'mirror.example.com'): void {
  setPlatformContext(scope, platformAt(host));
}
