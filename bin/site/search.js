// Runs in the browser: finds the sections that have all the words, those with a word in their heading first, and folds the list of
// pages on a narrow screen, where it would come before what the page says.
/* global document, window */
const field = document.querySelector('input[type=search]');
const found = document.querySelector('#found');
const most = 20;

function score([, page, heading, text], words) {
  const [head, body] = [`${page} ${heading}`.toLowerCase(), text.toLowerCase()];
  let sum = 0;
  for (const word of words) {
    if (heading.toLowerCase().includes(word)) sum += 10;
    else if (head.includes(word)) sum += 4;
    else if (body.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

function itemOf([address, page, heading, text], [word]) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = field.dataset.root + address;
  link.textContent = heading === '' || heading === page ? page : `${page}: ${heading}`;
  const place = Math.max(0, text.toLowerCase().indexOf(word) - 40);
  const excerpt = document.createElement('span');
  excerpt.textContent = text.slice(place, place + 120);
  item.append(link, excerpt);
  return item;
}

field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = words.length === 0 ? [] : window.sections.map((section) => [score(section, words), section]);
  const best = hits.filter(([points]) => points > 0).sort(([one], [other]) => other - one);
  const items = best.slice(0, most).map(([, section]) => itemOf(section, words));
  found.replaceChildren(...(items.length > 0 ? items : ['Nothing found.']));
  found.hidden = words.length === 0;
});

document.querySelector('#pages').open = !window.matchMedia('(max-width: 50rem)').matches;
