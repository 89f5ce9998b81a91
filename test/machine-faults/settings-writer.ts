import { writeProfile } from '../../src/settings/profile.ts';

// Writes settings again and again, until it is killed; each is a whole page of memory and more. It says so before each.
const [, , path = ''] = process.argv;
for (let number = 0; ; number += 1) {
  // A row that waits within this process, as where the reader is slower, would be lost with it.
  await new Promise((resolve) => process.stdout.write(`${number}\n`, resolve));
  const token = `token-${number}`;
  const others = { notes: String(number % 10).repeat(5000), last: token };
  await writeProfile(path, {
    controller: 'http://x',
    username: 'ada',
    token,
    sslVerify: true,
    responseLimit: 0,
    others,
  });
}
