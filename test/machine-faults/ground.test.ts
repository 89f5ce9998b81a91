import { groundHardships } from './ground-hardships.ts';
import { holdAll } from './hardship.ts';

holdAll('ground', groundHardships);
