import { Construct } from 'constructs';
import { metadataWriterFacts } from './facts';
import { ACCOUNTS, Group, programLabels, PROGRAMS, watchedNamespace } from './group';
import { Program, ProgramAccess } from './program';
import { V1_PODS_RULES } from './rbac';
import { TLS_FILES, tlsVolume } from './tls';
import { Component } from '../../core';

const NAME = PROGRAMS.metadataWriter;

/** Writes the steps of v1 pipelines into the metadata store; steps of v2 pipelines do it themselves. */
export class MetadataWriter extends Construct {
  constructor(scope: Construct, id: string, group: Group) {
    super(scope, id);
    const { config, labels, tls } = group;
    const { mounts, volumes } = tlsVolume(group);
    const account = ACCOUNTS.metadataWriter;
    new ProgramAccess(this, 'Access', { group, account, role: `${account}-role`, binding: `${account}-binding`, labels, rules: V1_PODS_RULES });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(group, NAME),
      annotations: config.checksum(),
      container: {
        name: 'main',
        image: Component.of(this).image('pipelines/metadata-writer'),
        env: [
          watchedNamespace(group, 'NAMESPACE_TO_WATCH'),
          // It makes the metadata store's address of these two.
          { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
          config.env('CLUSTER_DOMAIN', 'CLUSTER_DOMAIN'),
          // Its client gives up after 60 s without an event, which ends the program with an error, and the server would end the watch after 1,800 s: it watches
          // on where the server ends it first. Source: backend/metadata_writer/src/metadata_writer.py, 2.16.1.
          { name: 'K8S_WATCH_SERVER_SIDE_TIMEOUT', value: '50' },
          ...tls ? [{ name: 'METADATA_TLS_ENABLED', value: 'true' }, { name: 'CA_CERT_PATH', value: TLS_FILES.authority }] : [],
        ],
        ...tls && { volumeMounts: mounts },
      },
      pod: { serviceAccountName: account, ...tls && { volumes } },
      facts: metadataWriterFacts(group),
    });
  }
}
