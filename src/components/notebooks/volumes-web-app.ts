import { Construct } from 'constructs';
import { webAppFacts } from './facts';
import { VOLUMES_WEB_APP } from './rbac';
import { ConfigMap, PodSpec, ResourceRequirements } from '../../apis/k8s/core/v1';
import { Component, configChecksum, yaml } from '../../core';
import { appLabels, UNPRIVILEGED, WebApp, WebAppsProps } from '../../kit';

const NAME = 'volumes-web-app';
const SPEC_FILE = 'viewer-spec.yaml';

/** Path of the file browsers at the gateway. */
const VIEWERS = '/pvcviewers';

/** Properties of {@link VolumesWebApp}. */
export interface VolumesWebAppProps extends WebAppsProps {
  /** @default - none, which a profile with a quota refuses */
  readonly viewerResources?: ResourceRequirements;
}

/** Where users make, list and browse claims. */
export class VolumesWebApp extends Construct {
  constructor(scope: Construct, id: string, { viewerResources, ...app }: VolumesWebAppProps) {
    super(scope, id);
    const name = `${NAME}-viewer-spec`;
    const config = new ConfigMap(this, 'ViewerSpec', {
      metadata: { name, namespace: app.namespace, labels: appLabels(NAME) }, data: { [SPEC_FILE]: yaml(viewerSpec(viewerResources)) },
    });
    new WebApp(this, 'App', {
      ...app,
      name: NAME,
      imageName: 'notebooks/volumes-web-app',
      prefix: '/volumes',
      subject: 'volume',
      rules: VOLUMES_WEB_APP,
      facts: webAppFacts(app.namespace, NAME),
      callers: { from: ['gateway', 'neighbours'] },
      env: { VOLUME_VIEWER_IMAGE: Component.of(this).image('filebrowser') },
      volumes: [{ name: 'viewer-spec', configMap: { name } }],
      volumeMounts: [{ name: 'viewer-spec', mountPath: `/etc/config/${SPEC_FILE}`, subPath: SPEC_FILE }],
      // A file mounted by subPath never changes in a running pod.
      podAnnotations: configChecksum(config),
    });
  }
}

/**
 * Spec of the `PVCViewer` that the app makes. It replaces `$NAME` (the claim), `$NAMESPACE` and what its environment has.
 */
function viewerSpec(resources?: ResourceRequirements): object {
  const env = {
    FB_ADDRESS: '0.0.0.0',
    FB_PORT: '8080',
    FB_DATABASE: '/tmp/filebrowser.db',
    FB_NOAUTH: 'true',
    FB_BASEURL: `${VIEWERS}/$NAMESPACE/$NAME/`,
  };
  const podSpec: PodSpec = {
    serviceAccountName: 'default-editor',
    containers: [{
      name: 'main',
      image: '$VOLUME_VIEWER_IMAGE',
      env: Object.entries(env).map(([name, value]) => ({ name, value })),
      readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 2, periodSeconds: 10 },
      ...resources && { resources },
      volumeMounts: [{ name: 'viewer-volume', mountPath: '/srv' }],
      workingDir: '/srv',
      securityContext: UNPRIVILEGED,
    }],
    volumes: [{ name: 'viewer-volume', persistentVolumeClaim: { claimName: '$NAME' } }],
  };
  return {
    pvc: '$NAME',
    podSpec,
    networking: { targetPort: 8080, basePrefix: VIEWERS, rewrite: '/', timeout: '30s' },
    rwoScheduling: true,
  };
}
