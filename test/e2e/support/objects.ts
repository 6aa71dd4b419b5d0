/** A container of objects that are only asked about. */
export const CONTAINER = { name: 'main', image: 'e2e.example.com/main:1', command: ['main'] };

/** A Job's `spec` with that container, or another, as templates have it. */
export const job = (container: object = CONTAINER) => ({ spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } } });

/** The `spec` of a SparkApplication that says no more than it must. */
export const SPARK = { type: 'Scala', mode: 'cluster', sparkVersion: '4.0.0', mainClass: 'Main', mainApplicationFile: 'local:///main.jar', driver: {}, executor: {} };

/** The `spec` of an Experiment that says no more than it must. */
export const experiment = (algorithmName: string) => ({
  objective: { type: 'minimize', objectiveMetricName: 'loss' }, algorithm: { algorithmName },
  parameters: [{ name: 'rate', parameterType: 'double', feasibleSpace: { min: '0.01', max: '0.1' } }],
  trialTemplate: {
    primaryContainerName: 'main', trialParameters: [{ name: 'rate', reference: 'rate' }],
    trialSpec: { apiVersion: 'batch/v1', kind: 'Job', ...job({ ...CONTAINER, args: ['${trialParameters.rate}'] }) },
  },
});

/** A pod of a JobSet's job for itself on a node, by its place in the job. */
export const podOfJobSet = (name: string, index: number, namespace: string) => ({
  apiVersion: 'v1', kind: 'Pod',
  metadata: {
    name: `${name}-work-0-${index}`, namespace,
    labels: { 'jobset.sigs.k8s.io/jobset-name': name, 'jobset.sigs.k8s.io/replicatedjob-name': 'work', 'jobset.sigs.k8s.io/job-index': '0' },
    annotations: {
      'jobset.sigs.k8s.io/jobset-name': name, 'alpha.jobset.sigs.k8s.io/exclusive-topology': 'kubernetes.io/hostname', 'batch.kubernetes.io/job-completion-index': `${index}`,
    },
  },
  spec: { containers: [CONTAINER] },
});
