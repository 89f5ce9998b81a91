const reserved =
  /^(?:drycc.*|kube.*|istio.*|backup|catalog|cert-manager|default|longhorn-system|metallb|mount-s3|topolvm|rook-ceph|personal)$/;

/** What is wrong with a name that the platform keeps for its own parts. */
export function reservedFault(name: string): readonly string[] {
  return reserved.test(name) ? [`${name} is a reserved name.`] : [];
}
