/** Settings of a task's pod, and claims that a pipeline makes and removes. */
import * as kfp from '../../../src/pipelines';
import type { Golden, Programs } from './golden';

/** A pipeline of one task, whose pod is told something. */
const told = (options: kfp.ContainerTaskOptions) => (golden: Golden): kfp.PipelineProgram => kfp.pipeline({
  name: 'my-pipeline',
  build: p => {
    p.task(golden.python('comp'), {}, options);
  },
});

export const PODS: Programs = {
  'k8s-empty-dir-mounts': told({ mounts: { '/mnt/my_vol_1': kfp.emptyDir({ name: 'emptydir-vol-1', medium: 'Memory', size: '1Gi' }) } }),
  'k8s-general-ephemeral-volume': told({ mounts: { '/path': kfp.ephemeralClaim({ name: 'pvc-name', size: '5Gi', annotations: { annotation1: 'a1' } }) } }),
  'k8s-image-pull-secrets': told({ imagePullSecrets: ['my-secret'] }),
  'k8s-secret-as-env': told({ env: { SECRET_VAR: kfp.secretKey('my-secret', 'password') } }),
  'k8s-secret-as-vol': told({ mounts: { '/mnt/my_vol': kfp.secretFiles('my-secret') } }),

  'k8s-nodeaffinity': golden => {
    const withJson = golden.python('print_hello_with_json_affinity');
    const is = (key: string, value: string) => ({ matchExpressions: [{ key, operator: 'In' as const, values: [value] }] });
    const preferred = (...preferences: readonly { readonly weight: number; readonly preference: ReturnType<typeof is> }[]) =>
      ({ nodeAffinity: [{ json: { preferredDuringSchedulingIgnoredDuringExecution: preferences } }] });
    return kfp.pipeline({
      name: 'test-node-affinity',
      build: p => {
        p.task(withJson, {}, preferred({ weight: 100, preference: is('disktype', 'ssd') }));
        p.task(withJson, {}, preferred({ weight: 100, preference: is('zone', 'us-west-1') }, { weight: 50, preference: is('instance-type', 'n1-standard-4') }));
        p.task(golden.python('print_hello_with_preferred_affinity'), {}, { nodeAffinity: [{ ...is('zone', 'us-west-1'), weight: 50 }] });
        p.task(golden.python('print_hello_with_empty_json'), {}, { nodeAffinity: [{ json: {} }] });
      },
    });
  },

  'k8s-create-mount-delete-dynamic-pvc': golden => kfp.pipeline({
    name: 'my-pipeline',
    build: p => {
      const { outputs: { name } } = p.createPvc({
        nameSuffix: '-my-pvc', accessModes: ['ReadWriteOnce'], size: '5Mi', storageClass: 'standard',
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'my-snap' },
      });
      const mounts = { '/data': kfp.claim(name) };
      const producer = p.task(golden.python('producer', { outputs: { Output: kfp.str() } }), {}, { mounts });
      const consumer = p.task(golden.python('consumer', { outputs: { Output: kfp.str() } }), {}, { mounts, after: [producer] });
      p.deletePvc(name, { after: [consumer] });
    },
  }),
};
