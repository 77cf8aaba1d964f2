package sim

import (
	"fmt"
	"io"
	"sync"
)

// A Store is where runs keep what they record: in memory as long as there is room, then in a file. One store may
// serve several runs; it lets nothing go before it goes itself.
type Store struct {
	file File
	room int64 // bytes

	mu   sync.Mutex
	held int64 // bytes in memory
	end  int64 // of what is in the file
	err  error // the first
}

// A File is what a [Store] writes to and reads from, several goroutines at once. It begins empty and is written to
// first when memory is full.
type File interface {
	io.ReaderAt
	io.WriterAt
}

// NewStore is an empty store that keeps up to room bytes in memory.
func NewStore(file File, room int64) *Store { return &Store{file: file, room: room} }

// hold notes that so many bytes more are in memory, or less, and tells whether there is room for them.
func (s *Store) hold(bytes int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held += int64(bytes)
	return s.held <= s.room
}

// reserve is where so many bytes may be written.
func (s *Store) reserve(bytes int) (at int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at = s.end
	s.end += int64(bytes)
	return at
}

// fail notes an error, unless there is one already.
func (s *Store) fail(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
	return err
}

func (s *Store) failed() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// read fills dst with what was written at some place; with 0 where that fails.
func (s *Store) read(dst []byte, at int64) {
	if n, err := s.file.ReadAt(dst, at); n < len(dst) {
		clear(dst)
		s.fail(fmt.Errorf("reading what the run recorded: %w", err))
	}
}
