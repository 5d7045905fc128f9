<?php
// Lets a fiber wait for what a library hands to callbacks.
declare(strict_types=1);

/** How much has come, and the fiber that waits for enough of it. */
final class Mailbox
{
    private int $count = 0;
    private int $bytes = 0;
    private string $last = '';
    private int $wanted = 0;
    private ?Fiber $waiting = null;

    public function put(string $message): void
    {
        $this->count++;
        $this->bytes += strlen($message);
        $this->last = $message;
        if ($this->waiting !== null && $this->count >= $this->wanted) {
            [$fiber, $this->waiting] = [$this->waiting, null];
            $fiber->resume();
        }
    }

    /** @return array{int, int, string} how many messages are there, at least so many, their bytes, and the last */
    public function take(int $wanted): array
    {
        if ($this->count < $wanted) {
            $this->wanted = $wanted;
            $this->waiting = Fiber::getCurrent();
            Fiber::suspend();
        }
        $taken = [$this->count, $this->bytes, $this->last];
        [$this->count, $this->bytes, $this->last] = [0, 0, ''];
        return $taken;
    }
}
