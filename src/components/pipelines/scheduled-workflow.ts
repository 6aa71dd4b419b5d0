import { Construct } from 'constructs';
import { scheduledWorkflowFacts } from './facts';
import { ACCOUNTS, Group, PIPELINES_LABELS, programLabels, PROGRAMS } from './group';
import { MOVABLE, Program, ProgramAccess } from './program';
import { SCHEDULED_WORKFLOW_RULES } from './rbac';
import { apiToken } from './tokens';
import { scheduledWorkflowCrd } from '../../apis/kubeflow.org/crds';
import { Component, Definition, LogLevel } from '../../core';

const NAME = PROGRAMS.scheduledWorkflow;
const METRICS = 9090;

/** Starts the runs of recurring runs when their time has come. */
export class ScheduledWorkflowController extends Construct {
  constructor(scope: Construct, id: string, group: Group, logLevel: LogLevel) {
    super(scope, id);
    const { config } = group;
    const token = apiToken('scheduledworkflow-sa-token');
    new Definition(this, 'ScheduledWorkflowCrd', scheduledWorkflowCrd, { labels: PIPELINES_LABELS });
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.scheduledWorkflow, role: `${NAME}-role`, binding: `${NAME}-binding`,
      labels: PIPELINES_LABELS, rules: SCHEDULED_WORKFLOW_RULES,
    });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(NAME),
      annotations: { ...MOVABLE, ...config.checksum() },
      container: {
        name: NAME,
        image: Component.of(this).image('pipelines/scheduled-workflow-controller'),
        imagePullPolicy: 'IfNotPresent',
        env: [
          { name: 'NAMESPACE', value: '' },
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
        volumeMounts: [token.mount],
      },
      pod: { serviceAccountName: ACCOUNTS.scheduledWorkflow, volumes: [token.volume] },
      facts: scheduledWorkflowFacts(group, METRICS),
    });
  }
}
