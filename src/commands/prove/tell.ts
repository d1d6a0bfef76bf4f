/** The proof in words: the worst first. */
import { shownUrl } from '../../doctor/index.js';
import type { Contact, Ended, Fate, Joined, Observed, SiteRow } from '../../prove/index.js';
import { plural, visible } from '../../report/text.js';

const HEADINGS: Record<Fate, string> = {
  bypassing: 'Bypassing the gateway',
  routed: 'Routed',
  unclear: 'Perhaps exercised: several clients may have made a contact below',
  unseen: 'Never exercised',
};

export function proofText(joined: Joined, observed: Observed, gateways: readonly string[], ended: Ended): string {
  const sections = (['bypassing', 'routed', 'unclear', 'unseen'] as const).map((fate) => section(fate, joined.sites));
  return [
    '\n',
    watched(observed),
    gateways.length === 0
      ? 'No gateway is named by the environment or --gateway: only bypasses can be seen.\n'
      : `Gateway: ${[...new Set(gateways)].map((url) => shownUrl(url)).join(', ')}\n`,
    ...sections,
    strangers(joined.strangers),
    conclusion(observed, ended),
    gateways.length > 0 && isFailed(ended) ? BLAME : '',
  ].join('');
}

const BLAME = 'Whether the gateway is why: `reroute doctor --call` asks it.\n';

const isFailed = (ended: Ended): boolean => 'code' in ended && (ended.overdue || ended.code !== 0);

function watched({ runtimes }: Observed): string {
  if (runtimes.size === 0) return 'No Python or Node.js process was watched: nothing is proved.\n';
  const counts = [...runtimes].map(([runtime, count]) => `${plural(count, 'process', 'processes')} of ${runtime}`);
  return `Watched ${counts.join(', ')}.\n`;
}

function section(fate: Fate, rows: readonly SiteRow[]): string {
  const own = rows.filter((row) => row.fate === fate);
  const lines = own.map(({ site, hosts }) => {
    const to = hosts.length === 0 ? '' : ` → ${hosts.join(', ')}`;
    return `  ${visible(`${site.path}:${site.line}  ${site.callee}${to}`)}\n`;
  });
  return own.length === 0 ? '' : `\n${HEADINGS[fate]} (${own.length})\n${lines.join('')}`;
}

function strangers(contacts: readonly Contact[]): string {
  const lines = contacts.map(({ host, kind, frames: [nearest] }) => {
    const from =
      nearest === undefined ? 'from a place that is not known' : `from ${visible(nearest.path)}:${nearest.line}`;
    return `  ${kind === 'vendor' ? 'bypass' : 'gateway'}  ${host}  ${from}\n`;
  });
  const unique = [...new Set(lines)];
  return unique.length === 0
    ? ''
    : `\nContacts that no client of the report explains (${unique.length})\n${unique.join('')}`;
}

function conclusion({ contacts }: Observed, ended: Ended): string {
  const vendors = [...new Set(contacts.filter(({ kind }) => kind === 'vendor').map(({ host }) => host))].sort();
  const blocked = contacts.some((contact) => contact.blocked) ? ' The connections were refused.' : '';
  const said =
    vendors.length > 0
      ? `The run contacted ${vendors.join(', ')} past the gateway.${blocked}`
      : 'No known vendor host was contacted past the gateway.';
  const command =
    'code' in ended && ended.overdue
      ? ' The command was ended: its time was up.'
      : 'code' in ended && ended.code !== 0
        ? ` The command itself ended with ${ended.code}.`
        : '';
  return `\n${said}${command}\n`;
}
