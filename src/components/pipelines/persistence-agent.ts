import { Construct } from 'constructs';
import { persistenceAgentFacts } from './facts';
import { ACCOUNTS, Group, programLabels, PROGRAMS, watchedNamespace } from './group';
import { MOVABLE, Program, ProgramAccess } from './program';
import { PERSISTENCE_AGENT_RULES } from './rbac';
import { TLS_FILES, tlsVolume } from './tls';
import { apiToken } from './tokens';
import { Component, LogLevel } from '../../core';

const NAME = PROGRAMS.persistenceAgent;

/** Arguments where it calls the API server by TLS: those of the image, which takes no others beside them, and how it checks the API server. */
const TLS_ARGUMENTS = [
  '--logtostderr=true',
  '--namespace=$(NAMESPACE)',
  '--ttlSecondsAfterWorkflowFinish=$(TTL_SECONDS_AFTER_WORKFLOW_FINISH)',
  '--numWorker=$(NUM_WORKERS)',
  '--logLevel=$(LOG_LEVEL)',
  '--mlPipelineServiceTLSEnabled=true',
  `--caCertPath=${TLS_FILES.authority}`,
];

/** Reports to the API server what becomes of Workflows, and removes those that are done. */
export class PersistenceAgent extends Construct {
  /** @param ttl seconds that a Workflow stays after its end */
  constructor(scope: Construct, id: string, group: Group, ttl: number, logLevel: LogLevel) {
    super(scope, id);
    const { labels, tls } = group;
    const { mounts, volumes } = tlsVolume(group);
    const token = apiToken('persistenceagent-sa-token');
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.persistenceAgent, role: `${NAME}-role`, binding: `${NAME}-binding`,
      labels, rules: PERSISTENCE_AGENT_RULES,
    });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(group, NAME),
      annotations: MOVABLE,
      container: {
        name: NAME,
        image: Component.of(this).image('pipelines/persistence-agent'),
        imagePullPolicy: 'IfNotPresent',
        ...tls && { command: ['persistence_agent'], args: TLS_ARGUMENTS },
        env: [
          watchedNamespace(group, 'NAMESPACE'),
          { name: 'TTL_SECONDS_AFTER_WORKFLOW_FINISH', value: String(ttl) },
          { name: 'NUM_WORKERS', value: '2' },
          { name: 'LOG_LEVEL', value: logLevel },
        ],
        resources: { requests: { cpu: '120m', memory: '500Mi' } },
        volumeMounts: [...mounts, token.mount],
      },
      pod: { serviceAccountName: ACCOUNTS.persistenceAgent, volumes: [...volumes, token.volume] },
      facts: persistenceAgentFacts(group),
    });
  }
}
