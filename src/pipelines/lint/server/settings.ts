import { Field, isRecord } from '../../../core/field';
import { Target, unknownTo } from '../../ir/targets';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { gotAt } from '../names';

/** `Server/Target`: the release of the server knows all fields. */
export const serverTarget = (target: Target): PipelineRule => ({
  id: 'Server/Target',
  severity: 'error',
  why: 'A server reads strictly: one field of a later release makes the pipeline unreadable to it, drops all settings of pods, or has no effect.',
  check: function* ({ compiled }) {
    // Of what is no document at all other rules speak.
    const isDocument = isRecord(compiled.spec) && (compiled.platform === undefined || isRecord(compiled.platform));
    for (const { path, since } of isDocument ? unknownTo(compiled, target) : []) {
      yield { at: new Field(undefined, path), problem: `is not known to ${target}, got a field of ${since}`, fix: 'remove it, or run a server that knows it' };
    }
  },
});

/** `Server/Unread`: nothing is said that no program reads. */
export const serverUnread: PipelineRule = {
  id: 'Server/Unread',
  severity: 'warning',
  why: 'The open-source server takes these fields and does nothing with them.',
  check: unread,
};

const NO_DEFAULT = 'the server that Kubeflow installs has no default';

/** `Server/Workspace`: the volume of a run is such as the server makes. */
export const serverWorkspace: PipelineRule = {
  id: 'Server/Workspace',
  severity: 'error',
  why: 'The server refuses runs with a workspace without size, access modes or storage class, or that changes more of its claim than the last two.',
  check: function* ({ platform }) {
    const workspace = platform.at('pipelineConfig', 'workspace');
    if (isSet(workspace) && !workspace.at('size').text) {
      yield { at: workspace.at('size'), problem: `must be the size of the workspace, ${gotAt(workspace.at('size'))}`, fix: 'write e.g. "10Gi"' };
    }
    const [modes, storageClass] = ['accessModes', 'storageClassName'].map(name => workspace.at('kubernetes', 'pvcSpecPatch', name));
    if (isSet(workspace) && modes.items().length === 0) {
      yield { at: modes, problem: `must say how the workspace may be mounted, ${gotAt(modes)}`, fix: `write e.g. ["ReadWriteOnce"]; ${NO_DEFAULT}` };
    }
    if (isSet(workspace) && !storageClass.text) {
      yield { at: storageClass, problem: `must be the storage class of the workspace, ${gotAt(storageClass)}`, fix: `write e.g. "standard"; ${NO_DEFAULT}` };
    }
    for (const [name, at] of workspace.at('kubernetes', 'pvcSpecPatch').entries()) {
      if (name !== 'accessModes' && name !== 'storageClassName') {
        yield { at, problem: `is taken by no server, ${gotAt(at)}`, fix: 'remove it; accessModes and storageClassName alone can be set' };
      }
    }
  },
};

function* unread({ spec, platform, executors, podSettings }: PipelineDocument): Generator<Fault> {
  const places = [
    { at: spec.at('defaultPipelineRoot'), fix: 'give each run its pipeline root, or set defaultPipelineRoot of the profile' },
    { at: platform.at('pipelineConfig', 'resourceTtl'), fix: 'remove it; from 2.17 on there is resourceTtlOnCompletion' },
    ...[...executors.values()].map(executor => ({ at: executor.at('container', 'lifecycle'), fix: 'remove it' })),
    ...[...podSettings.values()].flatMap(settings => [
      { at: settings.at('podAffinity'), fix: 'use nodeAffinity, nodeSelector or tolerations' },
      { at: settings.at('enabledSharedMemory'), fix: 'mount an empty directory with the medium Memory at /dev/shm' },
    ]),
  ];
  for (const { at, fix } of places) {
    if (isSet(at)) {
      yield { at, problem: `is read by nobody, ${gotAt(at)}`, fix };
    }
  }
}
