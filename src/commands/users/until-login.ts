/** How long it lasts that a user is enabled or disabled. */
export const untilLogin = 'This modification is only temporary and will be reverted when the user login again.';
