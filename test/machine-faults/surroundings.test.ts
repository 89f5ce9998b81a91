import { fileHardships } from './file-hardships.ts';
import { holdAll } from './hardship.ts';
import { surroundingHardships } from './surrounding-hardships.ts';

holdAll('surroundings', surroundingHardships);
holdAll('files that are read', fileHardships);
