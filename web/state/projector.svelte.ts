/** How the page stands before an audience: filling the wall, blanked, with a ring at the pointer. */

export class Projector {
  /** Type is large, contrast strong, and what is not looked at gives way. */
  isOn = $state(false);
  /** Nothing is shown, so that the room looks at the speaker. */
  isBlank = $state(false);
  hasSpotlight = $state(false);
  /** The view that is open stands below the ladder; else the ladder has all the room. */
  hasView = $state(false);

  /** What is on the wall; null where the page stands on a desk. */
  get shows(): 'ladder' | 'view' | null {
    if (!this.isOn) return null;
    return this.hasView ? 'view' : 'ladder';
  }

  toggle(): void {
    this.isOn = !this.isOn;
    this.hasView = false;
    if (!this.isOn) this.hasSpotlight = false;
  }

  /** Leaves the blank screen first, then the view, then the mode. */
  leave(): void {
    if (this.isBlank) this.isBlank = false;
    else if (this.isOn && this.hasView) this.hasView = false;
    else if (this.isOn) this.toggle();
  }
}
