import { holdAll } from './hardship.ts';
import { interruptions } from './interruptions.ts';
import { outputHardships } from './output-hardships.ts';

holdAll('interruptions', interruptions);
holdAll('outputs', outputHardships);
