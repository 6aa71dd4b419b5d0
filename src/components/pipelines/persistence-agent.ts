import { Construct } from 'constructs';
import { persistenceAgentFacts } from './facts';
import { ACCOUNTS, Group, PIPELINES_LABELS, programLabels, PROGRAMS } from './group';
import { MOVABLE, Program, ProgramAccess } from './program';
import { PERSISTENCE_AGENT_RULES } from './rbac';
import { apiToken } from './tokens';
import { Component, LogLevel } from '../../core';

const NAME = PROGRAMS.persistenceAgent;

/** Reports to the API server what becomes of Workflows, and removes those that are done. */
export class PersistenceAgent extends Construct {
  /** @param ttl seconds that a Workflow stays after its end */
  constructor(scope: Construct, id: string, group: Group, ttl: number, logLevel: LogLevel) {
    super(scope, id);
    const token = apiToken('persistenceagent-sa-token');
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.persistenceAgent, role: `${NAME}-role`, binding: `${NAME}-binding`,
      labels: PIPELINES_LABELS, rules: PERSISTENCE_AGENT_RULES,
    });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(NAME),
      annotations: MOVABLE,
      container: {
        name: NAME,
        image: Component.of(this).image('pipelines/persistence-agent'),
        imagePullPolicy: 'IfNotPresent',
        env: [
          { name: 'NAMESPACE', value: '' },
          { name: 'TTL_SECONDS_AFTER_WORKFLOW_FINISH', value: String(ttl) },
          { name: 'NUM_WORKERS', value: '2' },
          { name: 'LOG_LEVEL', value: logLevel },
        ],
        resources: { requests: { cpu: '120m', memory: '500Mi' } },
        volumeMounts: [token.mount],
      },
      pod: { serviceAccountName: ACCOUNTS.persistenceAgent, volumes: [token.volume] },
      facts: persistenceAgentFacts(group),
    });
  }
}
