import { Construct } from 'constructs';
import { metadataWriterFacts } from './facts';
import { ACCOUNTS, Group, PIPELINES_LABELS, programLabels, PROGRAMS } from './group';
import { Program, ProgramAccess } from './program';
import { V1_PODS_RULES } from './rbac';
import { Component } from '../../core';

const NAME = PROGRAMS.metadataWriter;

/** Writes the steps of v1 pipelines into the metadata store; steps of v2 pipelines do it themselves. */
export class MetadataWriter extends Construct {
  constructor(scope: Construct, id: string, group: Group) {
    super(scope, id);
    const { config } = group;
    const account = ACCOUNTS.metadataWriter;
    new ProgramAccess(this, 'Access', { group, account, role: `${account}-role`, binding: `${account}-binding`, labels: PIPELINES_LABELS, rules: V1_PODS_RULES });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(NAME),
      annotations: config.checksum(),
      container: {
        name: 'main',
        image: Component.of(this).image('pipelines/metadata-writer'),
        env: [
          { name: 'NAMESPACE_TO_WATCH', value: '' },
          // It makes the metadata store's address of these two.
          { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
          config.env('CLUSTER_DOMAIN', 'CLUSTER_DOMAIN'),
        ],
      },
      pod: { serviceAccountName: account },
      facts: metadataWriterFacts(group),
    });
  }
}
