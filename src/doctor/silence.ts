/** No answer: what that means. */
import { otherScheme, type Address } from './address.js';
import { ask, type NoAnswer } from './ask.js';
import { fail, type Finding, type Target } from './finding.js';

export async function explainSilence(
  { silence, detail }: NoAnswer,
  address: Address,
  { urlFrom }: Target,
  timeout: number,
): Promise<Finding> {
  const { shown } = address;
  const set = (url: string) => `Set ${urlFrom} to ${url}.`;
  switch (silence) {
    case 'refused':
      return fail(
        'alive',
        `Connection refused: nothing listens at ${shown}.`,
        'Start the gateway, or correct host and port.',
      );
    case 'unknown-host':
      return fail('alive', `The name in ${shown} can not be resolved.`, 'Correct the host, or check the DNS here.');
    case 'timeout':
      return fail(
        'alive',
        `${shown} gave no answer within ${timeout / 1000} s.`,
        'Something accepts connections there and is silent: check the port, a firewall, and whether the gateway is overloaded. --timeout waits longer.',
      );
    case 'plain-server':
      return fail('alive', `${shown} speaks plain HTTP, but the URL says https.`, set(otherScheme(address)));
    case 'certificate':
      return fail(
        'alive',
        `The certificate of ${shown} is not trusted here (${detail}).`,
        'Name its authority in NODE_EXTRA_CA_CERTS for Node.js and SSL_CERT_FILE for Python, here and where the code runs.',
      );
    case 'not-http':
    case 'other':
      return (await speaksTls(address, timeout))
        ? fail('alive', `${shown} speaks HTTPS, but the URL says http.`, set(otherScheme(address)))
        : fail('alive', `${shown} does not answer as an HTTP server (${detail}).`, 'Check host and port.');
  }
}

/** A certificate that is not trusted is an answer, too. */
async function speaksTls(address: Address, timeout: number): Promise<boolean> {
  if (address.scheme === 'https') return false;
  const reply = await ask({ url: otherScheme(address), timeout });
  return 'answer' in reply || reply.silence === 'certificate';
}
