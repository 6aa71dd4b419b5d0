import { health } from './lua';
import { HEALTH_CHECKS } from '../../src/gitops';

type Case = readonly [string, object, string, string];

const SOURCE = { repoURL: 'https://git.example.com/p.git', path: 'dist/web', targetRevision: 'main' };
const AUTOMATED = { source: SOURCE, syncPolicy: { automated: {} } };

/** An Application that is synced and healthy, with changes. */
function application(spec: object, status: object): object {
  return { spec, status: { sync: { status: 'Synced', revision: 'b', comparedTo: { source: SOURCE } }, health: { status: 'Healthy' }, ...status } };
}

const notebook = (status?: object, annotations?: object) => ({ metadata: { name: 'n', annotations }, status });
const waiting = (reason?: string, message?: string) => ({ readyReplicas: 0, containerState: { waiting: { reason, message } } });

/** An object with conditions: names of those that hold, and of those that no longer do after a `-`. */
const conditions = (...types: readonly string[]) => ({
  status: { conditions: types.map(type => ({ type: type.replace('-', ''), status: type.startsWith('-') ? 'False' : 'True', message: `it ${type}` })) },
});

/** What the kinds of Katib have in common. */
const katib = (ended: string): readonly Case[] => [
  ['without a status', {}, 'Progressing', 'Waiting for the controller'],
  ['with an empty status', { status: {} }, 'Progressing', 'Waiting for the controller'],
  ['that was seen', conditions('Created'), 'Progressing', 'it Created'],
  ['that has ended', conditions('Created', '-Running', ended), 'Healthy', `it ${ended}`],
  ['that has failed', conditions('Created', '-Running', 'Failed'), 'Degraded', 'it Failed'],
  ['that failed once', conditions('Created', '-Failed', ended), 'Healthy', `it ${ended}`],
  ['that failed without a message', { status: { conditions: [{ type: 'Failed', status: 'True' }] } }, 'Degraded', 'Failed'],
];

const ready = (status: string, rest: object = {}) => ({ conditions: [{ type: 'RoutesReady', status: 'True' }, { type: 'Ready', status, ...rest }] });

const KNATIVE: readonly Case[] = [
  ['without a status', { metadata: { generation: 1 } }, 'Progressing', 'Waiting for status'],
  ['without conditions', { metadata: { generation: 1 }, status: { observedGeneration: 1 } }, 'Progressing', 'Waiting for status'],
  ['without the condition that counts', { metadata: {}, status: { conditions: [{ type: 'RoutesReady', status: 'True' }] } }, 'Progressing', 'Waiting for the condition Ready'],
  ['that is ready', { metadata: { generation: 2 }, status: { observedGeneration: 2, ...ready('True') } }, 'Healthy', ''],
  ['that was ready before it changed', { metadata: { generation: 3 }, status: { observedGeneration: 2, ...ready('True') } }, 'Progressing', 'Waiting for the controller'],
  ['whose generation nobody tells', { metadata: {}, status: ready('True') }, 'Healthy', ''],
  ['that is not ready yet', { metadata: {}, status: ready('Unknown', { reason: 'Deploying' }) }, 'Progressing', 'Deploying'],
  ['that fails', { metadata: {}, status: ready('False', { reason: 'RevisionFailed', message: 'no such image' }) }, 'Degraded', 'no such image'],
];

const KSERVE: readonly Case[] = [
  ['without a status', { metadata: {} }, 'Progressing', 'Waiting for status'],
  ['without conditions', { metadata: { generation: 1 }, status: { observedGeneration: 1 } }, 'Progressing', 'Waiting for the condition Ready'],
  ['that is ready', { metadata: { generation: 2 }, status: { observedGeneration: 2, ...ready('True') } }, 'Healthy', ''],
  ['that was ready before it changed', { metadata: { generation: 3 }, status: { observedGeneration: 2, ...ready('True') } }, 'Progressing', 'Waiting for the controller'],
  ['that is not ready yet', { metadata: {}, status: ready('Unknown', { message: 'pulling' }) }, 'Progressing', 'pulling'],
  ['whose Deployment starts', { metadata: {}, status: ready('False', { reason: 'MinimumReplicasUnavailable' }) }, 'Progressing', 'MinimumReplicasUnavailable'],
  ['that fails', { metadata: {}, status: ready('False', { reason: 'RevisionFailed', message: 'no such image' }) }, 'Degraded', 'no such image'],
  ...['true', 'True', 'TRUE'].map((stop): Case => [`that is stopped by ${stop}`, { metadata: { annotations: { 'serving.kserve.io/stop': stop } } }, 'Healthy', 'Stopped']),
  ['that is not stopped', { metadata: { annotations: { 'serving.kserve.io/stop': 'false' } }, status: ready('True') }, 'Healthy', ''],
];

const model = (transitionStatus: string, lastFailureInfo?: object) => ({ metadata: {}, status: { ...ready('Unknown'), modelStatus: { transitionStatus, lastFailureInfo } } });

const LOCAL_MODEL: readonly Case[] = [
  ['without a status', {}, 'Progressing', 'Waiting for status'],
  ['without copies', { status: {} }, 'Progressing', 'Waiting for status'],
  ['that some nodes have', { status: { copies: { available: 1, total: 2 } } }, 'Progressing', '1 of 2 nodes have the model'],
  ['that all nodes have', { status: { copies: { available: 2, total: 2 } } }, 'Healthy', ''],
  ['that a node failed to load', { status: { copies: { available: 1, total: 2, failed: 1 } } }, 'Degraded', '1 nodes failed to load the model'],
];

/** Conditions of the Gateway API: `Accepted`, `-Accepted` that failed, `?Accepted` that nobody has judged; of one generation, if one is given. */
const gatewayed = (types: readonly string[], observedGeneration?: number) => types.map(type => ({
  type: type.replace(/^[-?]/, ''), status: type.startsWith('-') ? 'False' : type.startsWith('?') ? 'Unknown' : 'True', message: `it ${type}`, observedGeneration,
}));

const gateway = (types: readonly string[], seen?: number) => ({ metadata: { generation: 2 }, status: { conditions: gatewayed(types, seen) } });
const route = (...parents: readonly (readonly string[])[]) => ({ metadata: { generation: 2 }, status: { parents: parents.map(types => ({ conditions: gatewayed(types, 2) })) } });

const ROUTE: readonly Case[] = [
  ['without a status', { metadata: {} }, 'Progressing', 'Waiting for a gateway'],
  ['that no gateway knows', route(), 'Progressing', 'Waiting for a gateway'],
  ['that its gateway takes', route(['Accepted', 'ResolvedRefs']), 'Healthy', ''],
  ['that one of two gateways takes', route(['Accepted', 'ResolvedRefs'], ['?Accepted', 'ResolvedRefs']), 'Progressing', 'Waiting for the condition Accepted'],
  ['that one of two gateways refuses', route(['?Accepted'], ['-Accepted', 'ResolvedRefs']), 'Degraded', 'Accepted: it -Accepted'],
  ['whose Service is not there', route(['Accepted', '-ResolvedRefs']), 'Degraded', 'ResolvedRefs: it -ResolvedRefs'],
  ['without conditions', { metadata: {}, status: { parents: [{}] } }, 'Progressing', 'Waiting for the condition Accepted'],
];

const TRAINING: readonly Case[] = [
  ['without a status', {}, 'Progressing', 'Waiting for the operator'],
  ['without conditions', { status: {} }, 'Progressing', 'Waiting for the operator'],
  ['that was seen', conditions('Created'), 'Progressing', 'it Created'],
  ['that starts again', conditions('Created', '-Running', 'Restarting'), 'Progressing', 'it Restarting'],
  ['that runs', conditions('Created', 'Running'), 'Healthy', 'Running'],
  ['that is suspended', conditions('Created', '-Running', 'Suspended'), 'Healthy', 'Suspended'],
  ['that has succeeded', conditions('Created', '-Running', 'Succeeded'), 'Healthy', 'Succeeded'],
  ['that has failed', conditions('Created', '-Running', 'Failed'), 'Degraded', 'it Failed'],
  ['that has failed without a message', { status: { conditions: [{ type: 'Failed', status: 'True' }] } }, 'Degraded', 'Failed'],
];

const ray = (status?: object) => ({ metadata: { generation: 2 }, status });

const KUEUE: readonly Case[] = [
  ['without a status', {}, 'Progressing', 'Waiting for Kueue'],
  ['without the condition that counts', conditions('Ready'), 'Progressing', 'Waiting for Kueue'],
  ['that is active', conditions('Active'), 'Healthy', ''],
  ['whose flavor is not there yet', conditions('-Active'), 'Progressing', 'it -Active'],
  ['that is not active for a reason', { status: { conditions: [{ type: 'Active', status: 'False', reason: 'FlavorNotFound' }] } }, 'Progressing', 'FlavorNotFound'],
  ['that is not active, for no reason', { status: { conditions: [{ type: 'Active', status: 'Unknown' }] } }, 'Progressing', 'Not active'],
  ['that its owner stopped', { status: { conditions: [{ type: 'Active', status: 'False', reason: 'Stopped', message: 'x' }] } }, 'Healthy', 'Stopped'],
];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'argoproj.io_Application': [
    ['without a status', {}, 'Progressing', 'Waiting for the first comparison'],
    ['with an empty status', { spec: AUTOMATED, status: {} }, 'Progressing', 'Waiting for the first comparison'],
    ['without a health', { spec: AUTOMATED, status: { sync: { status: 'Synced' } } }, 'Progressing', 'Waiting for the first comparison'],
    ['without a spec', { status: { sync: { status: 'OutOfSync' }, health: { status: 'Healthy' } } }, 'Healthy', 'Healthy'],
    ['synced and healthy', application(AUTOMATED, {}), 'Healthy', 'Healthy'],
    ['healthy, with a message', application(AUTOMATED, { health: { status: 'Healthy', message: 'fine' } }), 'Healthy', 'fine'],
    ['suspended', application(AUTOMATED, { health: { status: 'Suspended' } }), 'Healthy', 'Suspended'],
    ['progressing', application(AUTOMATED, { health: { status: 'Progressing' } }), 'Progressing', 'Health is Progressing'],
    ['missing', application(AUTOMATED, { health: { status: 'Missing' } }), 'Progressing', 'Health is Missing'],
    ['with an empty health', application(AUTOMATED, { health: {} }), 'Progressing', 'Health is unknown'],
    ['degraded', application(AUTOMATED, { health: { status: 'Degraded', message: 'pod fails' } }), 'Degraded', 'pod fails'],
    ['degraded, without a message', application(AUTOMATED, { health: { status: 'Degraded' } }), 'Degraded', 'A resource is degraded'],
    ['of a source with another path', application({ ...AUTOMATED, source: { ...SOURCE, path: 'dist/new' } }, {}), 'Progressing', 'Waiting for the new source to be compared'],
    ['of another revision', application({ ...AUTOMATED, source: { ...SOURCE, targetRevision: 'next' } }, {}), 'Progressing', 'Waiting for the new source to be compared'],
    ['of another repository', application({ ...AUTOMATED, source: { ...SOURCE, repoURL: 'x' } }, {}), 'Progressing', 'Waiting for the new source to be compared'],
    ['that was compared with no source yet', application(AUTOMATED, { sync: { status: 'Synced', comparedTo: {} } }), 'Healthy', 'Healthy'],
    ['in a sync', application(AUTOMATED, { operationState: { phase: 'Running', message: 'wave 10' } }), 'Progressing', 'Sync Running: wave 10'],
    ['in a sync without a message', application(AUTOMATED, { operationState: { phase: 'Running' } }), 'Progressing', 'Sync Running: '],
    ['in its fourth retry', application(AUTOMATED, { operationState: { phase: 'Running', retryCount: 4 } }), 'Progressing', 'Sync Running: '],
    ['in its fifth retry', application(AUTOMATED, { operationState: { phase: 'Running', retryCount: 5, message: 'denied' } }), 'Degraded', 'Sync keeps failing (retry 5): denied'],
    ['whose sync is being stopped', application(AUTOMATED, { operationState: { phase: 'Terminating' } }), 'Progressing', 'Sync Terminating: '],
    ['whose sync failed', application(AUTOMATED, { operationState: { phase: 'Failed', message: 'no CRD' } }), 'Degraded', 'Sync Failed: no CRD'],
    ['whose sync met an error', application(AUTOMATED, { operationState: { phase: 'Error' } }), 'Degraded', 'Sync Error: '],
    ['out of sync', application(AUTOMATED, { sync: { status: 'OutOfSync', revision: 'b' } }), 'Progressing', 'Sync status is OutOfSync'],
    ['with an unknown sync status', application(AUTOMATED, { sync: { revision: 'b' } }), 'Progressing', 'Sync status is unknown'],
    ['out of sync though this very commit was applied', application(AUTOMATED, {
      sync: { status: 'OutOfSync', revision: 'b' }, operationState: { phase: 'Succeeded', syncResult: { revision: 'b' } },
    }), 'Healthy', 'Healthy'],
    ['out of sync since a newer commit', application(AUTOMATED, {
      sync: { status: 'OutOfSync', revision: 'b' }, operationState: { phase: 'Succeeded', syncResult: { revision: 'a' } },
    }), 'Progressing', 'Sync status is OutOfSync'],
    ['out of sync, with no result of the last sync',
      application(AUTOMATED, { sync: { status: 'OutOfSync', revision: 'b' }, operationState: { phase: 'Succeeded' } }), 'Progressing',
      'Sync status is OutOfSync'],
    ['out of sync, but synced by hand', application({ source: SOURCE, syncPolicy: {} }, { sync: { status: 'OutOfSync' } }), 'Healthy', 'Healthy'],
    ['out of sync, with automation switched off',
      application({ source: SOURCE, syncPolicy: { automated: { enabled: false } } }, { sync: { status: 'OutOfSync' } }), 'Healthy',
      'Healthy'],
  ],
  'argoproj.io_Workflow': [
    ['without a status', {}, 'Progressing', 'Waiting for the workflow controller'],
    ['with an empty status', { spec: {}, status: {} }, 'Progressing', 'Waiting for the workflow controller'],
    ['that runs', { status: { phase: 'Running' } }, 'Progressing', 'Running'],
    ['that waits for a lock', { status: { phase: 'Pending', message: 'Waiting for a/b lock' } }, 'Progressing', 'Waiting for a/b lock'],
    ['that waits for a person', { spec: { suspend: true }, status: { phase: 'Running' } }, 'Healthy', 'Suspended'],
    ['that is not suspended', { spec: { suspend: false }, status: { phase: 'Running' } }, 'Progressing', 'Running'],
    ['that succeeded', { status: { phase: 'Succeeded' } }, 'Healthy', 'Succeeded'],
    ['that succeeded with a message', { status: { phase: 'Succeeded', message: 'all done' } }, 'Healthy', 'all done'],
    ['that failed', { spec: { suspend: true }, status: { phase: 'Failed', message: 'child failed' } }, 'Degraded', 'child failed'],
    ['that failed without a message', { status: { phase: 'Failed' } }, 'Degraded', 'Failed'],
    ['that the controller refused', { status: { phase: 'Error', message: 'spec.entrypoint is required' } }, 'Degraded', 'spec.entrypoint is required'],
  ],
  'argoproj.io_CronWorkflow': [
    ['without a status', {}, 'Healthy', ''],
    ['without conditions', { status: {} }, 'Healthy', ''],
    ['that the controller refused', { status: { conditions: [{ type: 'SpecError', status: 'True', message: 'no such zone' }] } }, 'Degraded', 'no such zone'],
    ['that could not start a workflow', { status: { conditions: [{ type: 'SubmissionError', status: 'True' }] } }, 'Degraded', 'SubmissionError'],
    ['whose fault is over', { status: { conditions: [{ type: 'SubmissionError', status: 'False', message: 'x' }] } }, 'Healthy', ''],
    ['with another condition', { status: { conditions: [{ type: 'Completed', status: 'True', message: 'x' }] } }, 'Healthy', ''],
  ],
  'kubeflow.org_Notebook': [
    ['without a status', notebook(), 'Progressing', 'Waiting for status'],
    ['with an empty status', notebook({}), 'Progressing', 'Waiting for the pod'],
    ['that is ready', notebook({ readyReplicas: 1 }), 'Healthy', 'Ready'],
    ['that was stopped', notebook(undefined, { 'kubeflow-resource-stopped': '2026-01-01T00:00:00Z' }), 'Healthy', 'Stopped'],
    ['with other annotations', notebook({ readyReplicas: 0 }, { a: 'b' }), 'Progressing', 'Waiting for the pod'],
    ['whose image is being pulled', notebook(waiting('ContainerCreating')), 'Progressing', 'Waiting for the pod'],
    ['that waits without a reason', notebook(waiting()), 'Progressing', 'Waiting for the pod'],
    ['that is running, but not ready', notebook({ containerState: { running: {} } }), 'Progressing', 'Waiting for the pod'],
    ...['CrashLoopBackOff', 'ImagePullBackOff', 'ErrImagePull', 'InvalidImageName', 'CreateContainerConfigError']
      .map((reason): Case => [`that waits for ${reason}`, notebook(waiting(reason, 'why')), 'Degraded', `${reason}: why`]),
    ['that fails without a message', notebook(waiting('ErrImagePull')), 'Degraded', 'ErrImagePull: '],
  ],
  'kubeflow.org_Profile': [
    ['without a status', {}, 'Healthy', ''],
    ['without conditions', { status: {} }, 'Healthy', ''],
    ['with no condition', { status: { conditions: [] } }, 'Healthy', ''],
    ['whose last condition is fine', { status: { conditions: [{ type: 'Failed', message: 'x' }, { type: 'Successful' }] } }, 'Healthy', ''],
    ['whose last condition is a failure',
      { status: { conditions: [{ type: 'Successful' }, { type: 'Failed', message: 'namespace is taken' }] } }, 'Degraded',
      'namespace is taken'],
    ['whose failure has no message', { status: { conditions: [{ type: 'Failed' }] } }, 'Degraded', 'Failed'],
  ],
  'kubeflow.org_PVCViewer': [
    ['without a status', {}, 'Progressing', 'Waiting for the pod'],
    ['that is not ready', { status: { ready: false } }, 'Progressing', 'Waiting for the pod'],
    ['that is ready', { status: { ready: true } }, 'Healthy', 'Ready'],
  ],
  'sparkoperator.k8s.io_SparkApplication': [
    ['without a status', {}, 'Progressing', 'Waiting for the operator'],
    ['with an empty state', { status: { driverInfo: {}, applicationState: { state: '' } } }, 'Progressing', 'Waiting for the operator'],
    ...['RUNNING', 'SUCCEEDING', 'COMPLETED', 'SUSPENDED'].map((state): Case => [`that is ${state}`, { status: { applicationState: { state } } }, 'Healthy', state]),
    ['whose submission failed and may be repeated', { status: { applicationState: { state: 'SUBMISSION_FAILED', errorMessage: 'no image' } } }, 'Progressing',
      'SUBMISSION_FAILED: no image'],
    ['that was submitted', { status: { applicationState: { state: 'SUBMITTED' } } }, 'Progressing', 'SUBMITTED: '],
    ['that failed', { status: { applicationState: { state: 'FAILED', errorMessage: 'driver exited' } } }, 'Degraded', 'driver exited'],
    ['that failed without a message', { status: { applicationState: { state: 'FAILED' } } }, 'Degraded', 'Failed'],
  ],
  'sparkoperator.k8s.io_ScheduledSparkApplication': [
    ['without a status', { spec: {} }, 'Progressing', 'Waiting for the operator'],
    ['that is scheduled', { spec: {}, status: { scheduleState: 'Scheduled' } }, 'Healthy', 'Scheduled'],
    ['that is suspended', { spec: { suspend: true }, status: { scheduleState: 'FailedValidation' } }, 'Healthy', 'Suspended'],
    ['whose schedule cannot be read', { spec: {}, status: { scheduleState: 'FailedValidation', reason: 'bad cron' } }, 'Degraded', 'bad cron'],
    ['that cannot run for no reason', { status: { scheduleState: 'FailedValidation' } }, 'Degraded', 'FailedValidation'],
  ],
  'sparkoperator.k8s.io_SparkConnect': [
    ['without a status', {}, 'Progressing', 'Waiting for the server'],
    ['that is being made', { status: { state: 'Provisioning' } }, 'Progressing', 'Waiting for the server'],
    ['that is ready', { status: { state: 'Ready' } }, 'Healthy', 'Ready'],
    ['that failed', { status: { state: 'Failed' } }, 'Degraded', 'Failed'],
  ],
  'kubeflow.org_Experiment': [...katib('Succeeded'), ['that runs', conditions('Created', 'Running'), 'Progressing', 'it Running']],
  'kubeflow.org_Suggestion': [...katib('Succeeded'), ['that answers', conditions('Created', 'DeploymentReady', 'Running'), 'Healthy', 'it Running']],
  'kubeflow.org_Trial': [
    ...katib('Succeeded'),
    ['that runs', conditions('Created', 'Running'), 'Progressing', 'it Running'],
    ['that was ended early', conditions('Created', '-Running', 'EarlyStopped'), 'Healthy', 'it EarlyStopped'],
    ['that was killed', conditions('Killed'), 'Degraded', 'it Killed'],
    ['without metrics', conditions('MetricsUnavailable'), 'Degraded', 'it MetricsUnavailable'],
  ],
  'kubeflow.org_ScheduledWorkflow': [
    ['without a status', {}, 'Healthy', ''],
    ['that is enabled', conditions('Enabled'), 'Healthy', ''],
    ['that cannot be read', conditions('Error'), 'Degraded', 'it Error'],
    ['that could not be read', conditions('-Error'), 'Healthy', ''],
    ['that fails without a message', { status: { conditions: [{ type: 'Error', status: 'True' }] } }, 'Degraded', 'Error'],
  ],
  ...Object.fromEntries(['Service', 'Configuration', 'Revision', 'Route', 'DomainMapping'].map(kind => [`serving.knative.dev_${kind}`, KNATIVE])),
  ...Object.fromEntries([
    'eventing.knative.dev_Broker', 'eventing.knative.dev_EventPolicy', 'eventing.knative.dev_EventTransform', 'eventing.knative.dev_EventType',
    'eventing.knative.dev_RequestReply', 'eventing.knative.dev_Trigger', 'flows.knative.dev_Parallel', 'flows.knative.dev_Sequence',
    'messaging.knative.dev_Channel', 'messaging.knative.dev_InMemoryChannel', 'messaging.knative.dev_Subscription', 'sinks.knative.dev_IntegrationSink',
    'sinks.knative.dev_JobSink',
    'sources.knative.dev_ApiServerSource', 'sources.knative.dev_ContainerSource', 'sources.knative.dev_IntegrationSource', 'sources.knative.dev_PingSource',
    'sources.knative.dev_SinkBinding',
  ].map(kind => [kind, KNATIVE])),
  ...Object.fromEntries(['InferenceGraph', 'TrainedModel', 'LLMInferenceService'].map(kind => [`serving.kserve.io_${kind}`, KSERVE])),
  'serving.kserve.io_InferenceService': [
    ...KSERVE,
    ['for whose model there is no runtime', model('InvalidSpec', { reason: 'NoSupportingRuntime', message: 'keras' }), 'Degraded', 'NoSupportingRuntime: keras'],
    ['whose new model cannot be loaded', model('BlockedByFailedLoad'), 'Degraded', 'BlockedByFailedLoad: '],
    ['whose model is loaded', model('InProgress'), 'Progressing', ''],
  ],
  'serving.kserve.io_LocalModelCache': LOCAL_MODEL,
  'serving.kserve.io_LocalModelNamespaceCache': LOCAL_MODEL,
  'gateway.networking.k8s.io_GatewayClass': [
    ['without a status', { metadata: {} }, 'Progressing', 'Waiting for the condition Accepted'],
    ['that a controller takes', gateway(['Accepted'], 2), 'Healthy', ''],
    ['that was taken before it changed', gateway(['Accepted'], 1), 'Progressing', 'Waiting for the condition Accepted'],
    ['that its controller refuses', gateway(['-Accepted']), 'Degraded', 'Accepted: it -Accepted'],
  ],
  'gateway.networking.k8s.io_Gateway': [
    ['without a status', { metadata: {} }, 'Progressing', 'Waiting for the condition Accepted'],
    ['that listens', gateway(['Accepted', 'Programmed'], 2), 'Healthy', ''],
    ['that does not listen yet', gateway(['Accepted', '?Programmed'], 2), 'Progressing', 'Waiting for the condition Programmed'],
    ['that cannot listen', gateway(['Accepted', '-Programmed'], 2), 'Degraded', 'Programmed: it -Programmed'],
    ['whose proxy is being made', { metadata: {}, status: { conditions: [{ type: 'Accepted', status: 'True' }, { type: 'Programmed', status: 'False', reason: 'Pending' }] } },
      'Progressing', 'Waiting for the condition Programmed'],
  ],
  'gateway.networking.k8s.io_HTTPRoute': ROUTE,
  'gateway.networking.k8s.io_GRPCRoute': ROUTE,
  'jobset.x-k8s.io_JobSet': [
    ['without a status', {}, 'Progressing', 'Waiting for the jobs'],
    ['whose jobs have no pods yet', { status: { replicatedJobsStatus: [{ name: 'node', active: 0, ready: 0, succeeded: 0 }] } }, 'Progressing', 'Waiting for the jobs'],
    ['of which one job runs', { status: { replicatedJobsStatus: [{ name: 'leader' }, { name: 'node', active: 2 }] } }, 'Healthy', 'Running'],
    ['that is suspended', { spec: { suspend: true }, status: {} }, 'Healthy', 'Suspended'],
    ['that has succeeded', { spec: { suspend: true }, status: { terminalState: 'Completed' } }, 'Healthy', 'Completed'],
    ['that has failed', { status: { terminalState: 'Failed', ...conditions('-Completed', 'Failed').status } }, 'Degraded', 'it Failed'],
    ['that has failed without a condition', { status: { terminalState: 'Failed', ...conditions('-Failed').status } }, 'Degraded', 'Failed'],
  ],
  ...Object.fromEntries(['TFJob', 'PyTorchJob', 'XGBoostJob', 'JAXJob', 'MPIJob', 'PaddleJob'].map(kind => [`kubeflow.org_${kind}`, TRAINING])),
  'kubeflow.org_Workspace': [
    ['without a status', {}, 'Progressing', 'Waiting for the pod'],
    ['without a state', { status: {} }, 'Progressing', 'Waiting for the pod'],
    ['whose pod waits', { status: { state: 'Pending', stateMessage: 'Pulling' } }, 'Progressing', 'Waiting for the pod'],
    ['that runs', { status: { state: 'Running' } }, 'Healthy', 'Running'],
    ['that is paused', { status: { state: 'Paused' } }, 'Healthy', 'Paused'],
    ['that fails', { status: { state: 'Error', stateMessage: 'no claim' } }, 'Degraded', 'no claim'],
    ['that fails without a message', { status: { state: 'Error' } }, 'Degraded', 'Error'],
  ],
  'ray.io_RayCluster': [
    ['without a status', ray(), 'Progressing', 'Waiting for the pods'],
    ['with an empty status', ray({}), 'Progressing', 'Waiting for the pods'],
    ['that is ready', ray({ state: 'ready', observedGeneration: 2 }), 'Healthy', 'ready'],
    ['that was ready before it changed', ray({ state: 'ready', observedGeneration: 1 }), 'Progressing', 'Waiting for the operator'],
    ['that is suspended', ray({ state: 'suspended' }), 'Healthy', 'suspended'],
    ['whose pods cannot be made', ray(conditions('ReplicaFailure').status), 'Degraded', 'it ReplicaFailure'],
    ['whose pods could not be made', ray(conditions('-ReplicaFailure').status), 'Progressing', 'Waiting for the pods'],
    ['that fails', ray({ state: 'failed', reason: 'no head' }), 'Degraded', 'no head'],
    ['that fails without a reason', ray({ state: 'failed' }), 'Degraded', 'failed'],
  ],
  'ray.io_RayJob': [
    ['without a status', {}, 'Progressing', 'Waiting for the operator'],
    ['whose cluster is being made', { status: { jobDeploymentStatus: 'Initializing' } }, 'Progressing', 'Initializing'],
    ...['Complete', 'Running', 'Suspended', 'Waiting'].map((state): Case => [`that is ${state}`, { status: { jobDeploymentStatus: state } }, 'Healthy', state]),
    ['that failed', { status: { jobDeploymentStatus: 'Failed', reason: 'AppFailed', message: 'exit 1' } }, 'Degraded', 'exit 1'],
    ['that failed without a message', { status: { jobDeploymentStatus: 'Failed', reason: 'DeadlineExceeded' } }, 'Degraded', 'DeadlineExceeded'],
    ['that failed without a reason', { status: { jobDeploymentStatus: 'Failed' } }, 'Degraded', 'Failed'],
  ],
  'ray.io_RayService': [
    ['without a status', ray(), 'Progressing', 'Waiting for the operator'],
    ['with an empty status', ray({}), 'Progressing', 'Waiting for the operator'],
    ['that answers', ray({ observedGeneration: 2, ...conditions('Ready', '-UpgradeInProgress').status }), 'Healthy', ''],
    ['that answered before it changed', ray({ observedGeneration: 1, ...conditions('Ready').status }), 'Progressing', 'Waiting for the operator'],
    ['whose new cluster is being made', ray(conditions('Ready', 'UpgradeInProgress').status), 'Progressing', 'it UpgradeInProgress'],
    ['that does not answer yet', ray(conditions('-Ready').status), 'Progressing', 'it -Ready'],
    ['that does not answer, for no reason', ray({ conditions: [{ type: 'Ready', status: 'False' }] }), 'Progressing', 'Waiting for the applications'],
  ],
  ...Object.fromEntries(['AdmissionCheck', 'ClusterQueue', 'LocalQueue', 'MultiKueueCluster'].map(kind => [`kueue.x-k8s.io_${kind}`, KUEUE])),
  'leaderworkerset.x-k8s.io_LeaderWorkerSet': [
    ['without a status', {}, 'Progressing', 'Waiting for the groups'],
    ['that is not available', conditions('Progressing', '-Available'), 'Progressing', 'Waiting for the groups'],
    ['that is available', conditions('Available'), 'Healthy', 'it Available'],
    ['that was available in an older form', { metadata: { generation: 2 }, status: { conditions: [{ type: 'Available', status: 'True', observedGeneration: 1 }] } }, 'Progressing',
      'Waiting for the groups'],
    ['that is available in its newest form', { metadata: { generation: 2 }, status: { conditions: [{ type: 'Available', status: 'True', observedGeneration: 2 }] } }, 'Healthy',
      'All groups are ready'],
  ],
  'trainer.kubeflow.org_TrainJob': [
    ['without a status', {}, 'Progressing', 'Waiting for the pods'],
    ['whose pods wait', { status: { jobsStatus: [{ name: 'node', active: 0 }] } }, 'Progressing', 'Waiting for the pods'],
    ['that runs', { status: { ...conditions('-Suspended').status, jobsStatus: [{ name: 'dataset-initializer', succeeded: 1 }] } }, 'Healthy', 'Running'],
    ['that is suspended', conditions('Suspended'), 'Healthy', 'Suspended'],
    ['that is complete', conditions('-Suspended', 'Complete'), 'Healthy', 'Complete'],
    ['that has failed', conditions('Failed'), 'Degraded', 'it Failed'],
    ['that has failed without a message', { status: { conditions: [{ type: 'Failed', status: 'True' }] } }, 'Degraded', 'Failed'],
  ],
  'tensorboard.kubeflow.org_Tensorboard': [
    ['without a status', {}, 'Progressing', 'Waiting for the pod'],
    ['with an empty status', { status: {} }, 'Progressing', 'Waiting for the pod'],
    ['that is not ready', { status: { readyReplicas: 0 } }, 'Progressing', 'Waiting for the pod'],
    ['that is ready', { status: { readyReplicas: 1 } }, 'Healthy', 'Ready'],
  ],
};

test('every health check has cases', () => expect(Object.keys(CASES).sort()).toEqual(Object.keys(HEALTH_CHECKS).sort()));

describe.each(Object.entries(CASES))('%s', (kind, cases) => {
  test.each(cases)('%s', (_name, obj, status, message) => expect(health(HEALTH_CHECKS[kind], obj)).toEqual({ status, message }));

  test('uses only what Argo CD offers to scripts', () => {
    const code = HEALTH_CHECKS[kind].replace(/--.*/g, '').replace(/"[^"]*"/g, '""');
    const called = [...code.matchAll(/([\w.:]*\w)\s*\(/g)].map(([, name]) => name).filter(name => !['and', 'or', 'not', 'if', 'elseif', 'return'].includes(name));
    expect(called).toEqual([]);
    expect(code).not.toMatch(/\w:\w|\b(string|math|os|io|require|utf8|goto)\b|\/\/|[&|~](?!=)/);
  });
});

test('a script that needs another library fails here', () => {
  expect(() => health('return { status = string.upper("x") }', {})).toThrow(/global 'string'/);
  expect(() => health('return nil', {})).toThrow('returned no table');
});
