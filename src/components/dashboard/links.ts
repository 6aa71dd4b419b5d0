import { Construct } from 'constructs';
import { ConfigError, shown } from '../../core';

/** An entry of the menu that opens a web application of the platform beside the menu. */
export interface MenuItem {
  readonly type: 'item';
  /** Label of the entry. */
  readonly text: string;
  /** Path on the platform's own host, such as `/jupyter/`; `{ns}` in it becomes the chosen namespace. */
  readonly link: string;
  /**
   * Name of an icon of Polymer's sets (`book`, `device:storage`) or the dashboard's own (`kubeflow:katib`).
   * @default - no icon, as the entries of a section
   */
  readonly icon?: string;
}

/** A group of entries of the menu that opens and closes. */
export interface MenuSection {
  readonly type: 'section';
  /** Label of the group. */
  readonly text: string;
  /** Entries, at least one. */
  readonly items: readonly MenuItem[];
  /**
   * Name of an icon, as that of an entry.
   * @default - no icon
   */
  readonly icon?: string;
}

/** A line of the menu. */
export type MenuLink = MenuItem | MenuSection;

/** An entry of the menu, below all others, that leads out of the platform. */
export interface ExternalLink {
  /** Label of the entry. */
  readonly text: string;
  /** URL with `http` or `https`; `{ns}` in it becomes the chosen namespace. */
  readonly link: string;
  /**
   * Name of an icon, as that of a menu entry.
   * @default - no icon
   */
  readonly icon?: string;
}

/** A line of a card on the home page. */
export interface CardLink {
  /** Title of the line. */
  readonly text: string;
  /** Smaller text below the title. */
  readonly desc: string;
  /** A path on the platform's own host among the quick links, a URL among the documentation. */
  readonly link: string;
}

/** All links that the dashboard shows. */
export interface DashboardLinks {
  readonly menuLinks: readonly MenuLink[];
  readonly externalLinks: readonly ExternalLink[];
  readonly quickLinks: readonly CardLink[];
  readonly documentationItems: readonly CardLink[];
}

const WEBSITE = 'https://www.kubeflow.org/';

/** Documentation that the home page names unless told otherwise. */
export const DOCUMENTATION: readonly CardLink[] = [
  { text: 'Kubeflow Website', desc: 'Overview of all parts', link: WEBSITE },
  { text: 'Kubeflow Pipelines Documentation', desc: 'Write and run pipelines', link: `${WEBSITE}docs/components/pipelines/` },
  { text: 'Kubeflow Notebooks Documentation', desc: 'Work in notebook servers', link: `${WEBSITE}docs/components/notebooks/` },
  { text: 'Kubeflow Trainer Documentation', desc: 'Train on many nodes', link: `${WEBSITE}docs/components/trainer/` },
  { text: 'Katib Documentation', desc: 'Tune hyperparameters', link: `${WEBSITE}docs/components/katib/` },
];

/** Whether a text is a URL that a browser opens. */
export function isWebUrl(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** Whether a text is a path on the platform's own host: `//host` would be another one. */
export function isPath(text: string): boolean {
  return /^\/(?!\/)\S*$/.test(text);
}

/**
 * Fails for a link that the dashboard could not follow.
 *
 * @throws ConfigError `DashboardLink`, `EmptyMenuSection`
 */
export function checkLinks(links: DashboardLinks, at: Construct): void {
  const path = (prop: string, link: string) => {
    if (!isPath(link)) {
      throw new ConfigError('DashboardLink', `${prop} must be a path on the platform's own host, got ${shown(link)}; ` +
        'start it with one slash, or put a URL among externalLinks or documentationItems', at);
    }
  };
  const url = (prop: string, link: string) => {
    if (!isWebUrl(link)) {
      throw new ConfigError('DashboardLink', `${prop} must be a URL with http or https, got ${shown(link)}; ` +
        'write it in full, or put a path among menuLinks or quickLinks', at);
    }
  };
  links.menuLinks.forEach((line, i) => {
    if (line.type === 'item') {
      return path(`menuLinks[${i}].link`, line.link);
    }
    if (line.items.length === 0) {
      throw new ConfigError('EmptyMenuSection', `menuLinks[${i}].items must hold an entry, got ${shown(line)}; ` +
        'add one or remove the section', at);
    }
    line.items.forEach((item, j) => path(`menuLinks[${i}].items[${j}].link`, item.link));
  });
  links.quickLinks.forEach((line, i) => path(`quickLinks[${i}].link`, line.link));
  links.externalLinks.forEach((line, i) => url(`externalLinks[${i}].link`, line.link));
  links.documentationItems.forEach((line, i) => url(`documentationItems[${i}].link`, line.link));
}
