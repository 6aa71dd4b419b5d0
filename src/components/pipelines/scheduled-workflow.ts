import { Construct } from 'constructs';
import { scheduledWorkflowFacts } from './facts';
import { ACCOUNTS, Group, programLabels, PROGRAMS, watchedNamespace } from './group';
import { MOVABLE, Program, ProgramAccess } from './program';
import { SCHEDULED_WORKFLOW_RULES } from './rbac';
import { TLS_FILES, tlsVolume } from './tls';
import { apiToken } from './tokens';
import { scheduledWorkflowCrd } from '../../apis/kubeflow.org/crds';
import { Component, Definition, LogLevel } from '../../core';

const NAME = PROGRAMS.scheduledWorkflow;
const METRICS = 9090;

/** Starts the runs of recurring runs when their time has come. */
export class ScheduledWorkflowController extends Construct {
  constructor(scope: Construct, id: string, group: Group, logLevel: LogLevel) {
    super(scope, id);
    const { config, namespace, labels, tls } = group;
    const { mounts, volumes } = tlsVolume(group);
    const token = apiToken('scheduledworkflow-sa-token');
    new Definition(this, 'ScheduledWorkflowCrd', scheduledWorkflowCrd, { labels });
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.scheduledWorkflow, role: `${NAME}-role`, binding: `${NAME}-binding`,
      labels, rules: SCHEDULED_WORKFLOW_RULES,
    });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(group, NAME),
      annotations: { ...MOVABLE, ...config.checksum() },
      container: {
        name: NAME,
        image: Component.of(this).image('pipelines/scheduled-workflow-controller'),
        imagePullPolicy: 'IfNotPresent',
        ...tls && { command: ['/bin/controller'], args: tlsArguments(namespace, logLevel) },
        env: [
          watchedNamespace(group, 'NAMESPACE'),
          { name: 'METRICS_PORT', value: String(METRICS) },
          { name: 'CLIENT_QPS', value: '10' },
          { name: 'CLIENT_BURST', value: '20' },
          { name: 'RESYNC_INTERVAL_SECONDS', value: '30' },
          { name: 'LOG_LEVEL', value: logLevel },
          config.env('CRON_SCHEDULE_TIMEZONE', 'cronScheduleTimezone'),
          // A recurring run of a v1 pipeline starts past the API server, so this program must know what is blocked, too.
          config.env('BLOCK_V1_PIPELINES', 'BLOCK_V1_PIPELINES'),
          config.env('V1_ALLOWED_NAMESPACES', 'V1_ALLOWED_NAMESPACES'),
        ],
        ports: [{ name: 'http', containerPort: METRICS }],
        volumeMounts: [...mounts, token.mount],
      },
      pod: { serviceAccountName: ACCOUNTS.scheduledWorkflow, volumes: [...volumes, token.volume] },
      facts: scheduledWorkflowFacts(group, METRICS),
    });
  }
}

/** Arguments where it calls the API server by TLS: they take the place of the image's, so that it calls Kubernetes at its own default rate. */
function tlsArguments(namespace: string, logLevel: LogLevel): string[] {
  return ['-logtostderr=true', `-logLevel=${logLevel}`, '-mlPipelineServiceTLSEnabled=true', `-caCertPath=${TLS_FILES.authority}`, `-namespace=${namespace}`];
}
