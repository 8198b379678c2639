/** The repository of this portal: "Edit this page" and reports of missing pages lead there. */
export const repository = 'https://github.com/cilium/contributor-portal';

/** Addresses outside the portal that more than one part of the site shows. */
export const outside = {
  slack: 'https://slack.cilium.io',
  codeOfConduct: 'https://github.com/cilium/cilium/blob/main/CODE_OF_CONDUCT.md',
  security: 'https://github.com/cilium/cilium/blob/main/SECURITY.md',
  ladder: 'https://github.com/cilium/community/blob/main/CONTRIBUTOR-LADDER.md',
  groups: 'https://github.com/cilium/community/blob/main/sigs.yaml',
  meetings: 'https://github.com/cilium/cilium#developer-meetings',
  releaseChecklists: 'https://github.com/cilium/release/issues/new/choose',
  source: 'https://github.com/cilium/cilium',
  userDocumentation: 'https://docs.cilium.io/en/latest/',
} as const;

/** What a screen reader hears after the text of a link that leaves the portal. */
export const outboundNote = ' (opens in a new tab)';
