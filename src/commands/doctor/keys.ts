/** Which variables hold keys that a gateway may be sent: the code that names them may be a stranger's. */
import type { MaySend } from '../../doctor/index.js';
import type { Rules } from '../../model/rules.js';
import { namesOf } from '../../surroundings/names.js';

/** Keys of the vendors and gateways that the rules know, and one that goes by the name of its own URL. */
export function knownKeys({ settings, gateway }: Pick<Rules, 'settings' | 'gateway'>): MaySend {
  const names = settings.map(namesOf);
  const vendors = new Set(gateway.flatMap(({ providers }) => providers.map(({ key }) => key)));
  return (keyFrom, urlFrom) =>
    vendors.has(keyFrom) ||
    names.some(
      ({ pairOf, pairOfAny, gatewayOf, normal }) =>
        pairOf(keyFrom) !== undefined ||
        gatewayOf(keyFrom)?.role === 'key' ||
        pairOfAny(keyFrom)?.own.includes(normal(urlFrom)) === true,
    );
}
