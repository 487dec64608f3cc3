/** How the page stands before an audience: filling the wall, blanked, with a ring at the pointer. */

export class Projector {
  /** Type is large, contrast strong, and what is not looked at gives way. */
  isOn = $state(false);
  /** Nothing is shown, so that the room looks at the speaker. */
  isBlank = $state(false);
  hasSpotlight = $state(false);

  toggle(): void {
    this.isOn = !this.isOn;
    if (!this.isOn) this.hasSpotlight = false;
  }

  /** Leaves the blank screen first, then the mode. */
  leave(): void {
    if (this.isBlank) this.isBlank = false;
    else if (this.isOn) this.toggle();
  }
}
