/** What each model is served for, where the gateway tells: not every one has this page, nor may every key see it. */
import * as z from 'zod';
import type { Address } from './address.js';
import { ask } from './ask.js';
import { warn, type Finding, type Target, type WantedModel } from './finding.js';

const Page = z.object({
  data: z.array(
    z
      .object({ model_name: z.string(), model_info: z.object({ mode: z.string().nullish() }).nullish() })
      .nullable()
      .catch(null),
  ),
});

/** Name → `chat`, `embedding`, …: of all entries under that name. Empty where nothing is told. */
export async function modesOf(address: Address, { key }: Target, timeout: number): Promise<Map<string, Set<string>>> {
  const reply = await ask({ url: `${address.root}/model/info`, key, timeout });
  const page = Page.safeParse('answer' in reply && reply.answer.status === 200 ? reply.answer.json : undefined);
  const modes = new Map<string, Set<string>>();
  for (const row of page.data?.data ?? []) {
    const mode = row?.model_info?.mode;
    if (row && mode) modes.set(row.model_name, (modes.get(row.model_name) ?? new Set()).add(mode));
  }
  return modes;
}

/** An embedding model that is asked to chat, or the other way round. The gateway believes what its own list says. */
export function checkModes(wanted: readonly WantedModel[], modes: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  return wanted.flatMap(({ name, place, embeds }) => {
    const known = modes.get(name);
    if (known === undefined || embeds === known.has('embedding') || (!embeds && known.size > 1)) return [];
    const use = embeds ? 'embeddings' : 'something other than embeddings';
    return [
      warn(
        'model',
        `${name} (${place}) is asked for ${use}, and the gateway serves it for ${[...known].sort().join(', ')}.`,
        'Correct its entry in the gateway, or the name in the code; --call tells whether it answers all the same.',
      ),
    ];
  });
}
