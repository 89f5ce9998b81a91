import { holdAll } from './hardship.ts';
import { settingsHardships } from './settings-hardships.ts';

holdAll('settings', settingsHardships);
