import { Construct } from 'constructs';
import { visualizationFacts } from './facts';
import { ACCOUNTS, Group, MeshPolicy, MutualTls, principalsOf, programLabels, PROGRAMS, SERVICES } from './group';
import { MOVABLE, Program } from './program';
import { Probe, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component } from '../../core';

const NAME = PROGRAMS.visualization;

/** Makes pictures of results by running code that callers of the API server send. */
export class VisualizationServer extends Construct {
  constructor(scope: Construct, id: string, group: Group) {
    super(scope, id);
    const { namespace, labels: all } = group;
    const labels = programLabels(group, NAME);
    const { port } = SERVICES.visualization;
    const metadata = { name: NAME, namespace, labels: all };
    const probe: Probe = { httpGet: { path: '/', port }, initialDelaySeconds: 3, periodSeconds: 5, timeoutSeconds: 2 };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...metadata, name: ACCOUNTS.visualization } });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels,
      annotations: MOVABLE,
      container: {
        name: NAME,
        image: Component.of(this).image('pipelines/visualization-server'),
        imagePullPolicy: 'IfNotPresent',
        ports: [{ name: 'http', containerPort: port }],
        livenessProbe: probe,
        readinessProbe: probe,
        resources: { requests: { cpu: '30m', memory: '500Mi' } },
      },
      pod: { serviceAccountName: ACCOUNTS.visualization },
      facts: visualizationFacts(group),
    });
    new Service(this, 'Service', { metadata, spec: { selector: labels, ports: [{ name: 'http', port, protocol: 'TCP', targetPort: port }] } });
    new MutualTls(this, 'Tls', group, NAME);
    new MeshPolicy(this, 'Policy', group, NAME, mesh => ({
      selector: { matchLabels: { app: NAME } }, rules: [{ from: [{ source: { principals: principalsOf(mesh, namespace, group.callers) } }] }],
    }));
  }
}
