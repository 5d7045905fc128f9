<?php
// Lets a fiber wait for what a library hands to callbacks.
declare(strict_types=1);

/** What has come, and the fiber that waits for enough of it. */
final class Mailbox
{
    /** @var list<string> */
    private array $messages = [];
    private int $wanted = 0;
    private ?Fiber $waiting = null;

    public function put(string $message): void
    {
        $this->messages[] = $message;
        if ($this->waiting !== null && count($this->messages) >= $this->wanted) {
            [$fiber, $this->waiting] = [$this->waiting, null];
            $fiber->resume();
        }
    }

    /** @return list<string> all that is there, at least so many */
    public function take(int $wanted): array
    {
        if (count($this->messages) < $wanted) {
            $this->wanted = $wanted;
            $this->waiting = Fiber::getCurrent();
            Fiber::suspend();
        }
        [$messages, $this->messages] = [$this->messages, []];
        return $messages;
    }
}
