import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Given } from './part';
import { Namespace } from '../apis/k8s/core/v1';
import { AuthorizationPolicy } from '../apis/security.istio.io/v1';
import { NetworkPolicy } from '../apis/k8s/networking/v1';
import { CardLink, MenuLink } from '../components/dashboard';
import {
  allowImage, ComponentProps, ConfigError, gatewayPrincipal, Images, Injection, injectionLabels, isImageReference, IssuerRef, listed, Mesh, PodSecurityLevel, PodSettings, shown,
} from '../core';
import { NamespaceName, ObjectName } from '../core/names';
import { fromNamespaces, NEIGHBOURS_ONLY, Route } from '../kit';

/** A namespace of an application, made with the labels of the mesh. */
export interface AddOnNamespace {
  readonly name: NamespaceName;
  /** Level of the Pod Security Standards that it enforces. @default - `restricted`; `privileged` where a place has no agent of the mesh on its nodes */
  readonly podSecurity?: PodSecurityLevel;
}

/** A web page at the platform's own host, which only people who are signed in reach. */
export interface AddOnWeb {
  /**
   * First part of its paths, with a slash at both ends.
   * @pattern ^/[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\/$
   * @form a path with a slash at both ends such as "/mlflow/"
   */
  readonly path: string;
  /** Name of the Service in the namespace of the application. */
  readonly service: ObjectName;
  /**
   * Port of the Service.
   * @minimum 1
   * @maximum 65535
   */
  readonly port: number;
  /** Labels of the pods behind the Service: only the gateway may call them. */
  readonly pods: Readonly<Record<string, string>>;
  /** Path that takes the place of `path` on the way. @default - the Service sees the path as it came */
  readonly rewrite?: string;
}

/** What a component of one's own is made with. */
export interface ComponentFacts {
  /** URL of the platform, without a slash at the end. */
  readonly url: string;
  /** Gateway, headers with the signed-in user, domains of the cluster and the mesh. */
  readonly mesh: Mesh;
  /** Settings that all pods of the platform have in common. */
  readonly pods: PodSettings;
  /** Images and pod settings as props of a `Component`. */
  readonly common: ComponentProps;
  /** Signs certificates of webhooks. @default - there is no such issuer */
  readonly webhookIssuer?: IssuerRef;
}

/** Options of a component of one's own. */
export interface AddComponentOptions {
  /** Components that are applied before it. @default - all that are there, the teams too */
  readonly after?: readonly string[];
}

/** What an application is made with. */
export interface AddOnFacts extends ComponentFacts {
  /** Namespace of the application. */
  readonly namespace: string;
  /** The reference of one of the application's images, behind the platform's mirror. */
  image(name: string): string;
}

/**
 * An application of one's own as a part of the platform: a folder and an Application of its own, in a namespace of the mesh,
 * behind the login, in the menu.
 */
export interface AddOn extends AddComponentOptions {
  /** Name of its chart, its folder and its Application: a DNS label. */
  readonly name: string;
  /** Namespace that is made for it, or the name of one that somebody else makes. */
  readonly namespace: AddOnNamespace | NamespaceName;
  /** Its web page. @default - it has none */
  readonly web?: AddOnWeb;
  /** Line of the dashboard's menu. @default - none */
  readonly menu?: MenuLink;
  /** Short cut on the dashboard's home page. @default - none */
  readonly quickLink?: CardLink;
  /** Its images by a short name, each with a tag or digest; the platform's mirror holds for them too. @default {} */
  readonly images?: Readonly<Record<string, string>>;
  /** Makes its objects. */
  readonly make: (chart: Chart, facts: AddOnFacts) => void;
}

/** Name of an application's namespace. */
export function addOnNamespace({ namespace }: AddOn): string {
  return typeof namespace === 'string' ? namespace : namespace.name;
}

/** What an application gives to the platform. */
export function addOnGives(addOn: AddOn): Given {
  const { menu, quickLink } = addOn;
  const namespace = addOnNamespace(addOn);
  return {
    menuLinks: menu ? [menu] : [],
    quickLinks: quickLink ? [quickLink] : [],
    meshNamespaces: [namespace],
    reservedNamespaces: [namespace],
  };
}

/**
 * What every application gets beside its own objects: 1 Namespace unless it has one; for a web page 1 VirtualService, 1 AuthorizationPolicy
 * and 2 NetworkPolicies, by which only the gateway and neighbours reach its pods.
 */
export class AddOnFrame extends Construct {
  constructor(scope: Construct, id: string, addOn: AddOn, mesh: Mesh, injection: Injection, usualLevel: PodSecurityLevel = 'restricted') {
    super(scope, id);
    const namespace = addOnNamespace(addOn);
    if (typeof addOn.namespace !== 'string') {
      const { podSecurity = usualLevel } = addOn.namespace;
      new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { ...injectionLabels(injection), 'pod-security.kubernetes.io/enforce': podSecurity } } });
    }
    if (addOn.web !== undefined) {
      this.addWeb(addOn.name, namespace, addOn.web, mesh);
    }
  }

  private addWeb(name: string, namespace: string, { path, service, port, pods, rewrite }: AddOnWeb, mesh: Mesh): void {
    const { workload } = mesh.gateway;
    new Route(this, 'Route', { mesh, name, service: { namespace, name: service, port }, prefix: path, rewrite });
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata: { name, namespace },
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: pods },
        rules: [{ from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] }],
      },
    });
    new NetworkPolicy(this, 'Callers', {
      metadata: { name, namespace },
      spec: {
        podSelector: { matchLabels: pods },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ ...fromNamespaces(workload.namespace), podSelector: { matchLabels: workload.selector } }] }],
      },
    });
    new NetworkPolicy(this, 'Neighbours', { metadata: { name: `${name}-same-namespace`, namespace }, spec: NEIGHBOURS_ONLY });
  }
}

/** The images of an application, as its objects name them. */
export function addOnImages(addOn: AddOn, images: Images, at: Construct): (name: string) => string {
  const all = addOn.images ?? {};
  for (const [name, reference] of Object.entries(all)) {
    if (!isImageReference(reference)) {
      throw new ConfigError('ImageReference', `images[${shown(name)}] of the add-on ${shown(addOn.name)} must be the reference of an image with a tag or a digest, got ${shown(reference)}; ` +
        'write [<host>/]<repository in lower case>:<tag>', at);
    }
    allowImage(at, images.mirrored(reference));
  }
  return name => {
    if (!Object.hasOwn(all, name)) {
      throw new ConfigError('UnknownImage', `the add-on ${shown(addOn.name)} names no image of that name, got ${shown(name)}; there are ${listed(Object.keys(all))}`, at);
    }
    return images.mirrored(all[name]);
  };
}
