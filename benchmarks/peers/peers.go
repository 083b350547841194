// Goroutines and channels: ping-pong, thread ring, counting, starting and ask.
// Prints a line for each figure: name, value, unit.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const measured = time.Second

func check(got, expected int) {
	if got != expected {
		panic(fmt.Sprintf("did %d of what should be %d", got, expected))
	}
}

func pingPong(pairs, rallies int) int {
	var returned int64
	var done sync.WaitGroup
	for p := 0; p < pairs; p++ {
		to, fro := make(chan int), make(chan int)
		done.Add(1)
		go func() {
			for ball := range to {
				fro <- ball
			}
		}()
		go func() {
			for i := 0; i < rallies; i++ {
				to <- i
				<-fro
			}
			close(to)
			atomic.AddInt64(&returned, int64(2*rallies))
			done.Done()
		}()
	}
	done.Wait()
	check(int(returned), 2*pairs*rallies)
	return 2 * pairs * rallies
}

func threadRing(size, hops int) int {
	first := make(chan int, 1)
	done := make(chan bool)
	in := first
	for i := 0; i < size; i++ {
		out := make(chan int, 1)
		if i == size-1 {
			out = first
		}
		go func(in, out chan int) {
			for left := range in {
				if left == 0 {
					done <- true
				} else {
					out <- left - 1
				}
			}
			if out != first {
				close(out)
			}
		}(in, out)
		in = out
	}
	first <- hops - 1
	<-done
	close(first)
	return hops
}

func count(producers, each int) int {
	inbox := make(chan int, 1024)
	for p := 0; p < producers; p++ {
		go func() {
			for i := 0; i < each; i++ {
				inbox <- i
			}
		}()
	}
	sum := 0
	for i := 0; i < producers*each; i++ {
		sum += <-inbox
	}
	check(sum, producers*each*(each-1)/2)
	return producers * each
}

func create(actors int) int {
	var sum int64
	var done sync.WaitGroup
	done.Add(actors)
	for i := 0; i < actors; i++ {
		inbox := make(chan int, 1)
		go func() {
			atomic.AddInt64(&sum, int64(<-inbox))
			done.Done()
		}()
		inbox <- i
	}
	done.Wait()
	check(int(sum), actors*(actors-1)/2)
	return actors
}

type request struct {
	number int
	reply  chan int
}

func ask(asks int) int {
	inbox := make(chan request, 16)
	go func() {
		for r := range inbox {
			r.reply <- 2 * r.number
		}
	}()
	sum := 0
	for i := 0; i < asks; i++ {
		reply := make(chan int, 1)
		inbox <- request{i, reply}
		sum += <-reply
	}
	close(inbox)
	check(sum, asks*(asks-1))
	return asks
}

func report(name, unit string, workload func() int) {
	workload()
	operations := 0
	start := time.Now()
	for time.Since(start) < measured {
		operations += workload()
	}
	fmt.Printf("%s\t%f\t%s\n", name, float64(operations)/time.Since(start).Seconds(), unit)
}

func main() {
	report("ping-pong", "messages/s", func() int { return pingPong(1, 100_000) })
	report("ping-pong-64", "messages/s", func() int { return pingPong(64, 6_400) })
	report("thread-ring", "messages/s", func() int { return threadRing(100, 200_000) })
	report("count-1", "messages/s", func() int { return count(1, 1_000_000) })
	report("count-8", "messages/s", func() int { return count(8, 125_000) })
	report("fork-join-create", "actors/s", func() int { return create(20_000) })
	report("ask", "asks/s", func() int { return ask(20_000) })
}
