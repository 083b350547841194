%% Erlang processes: ping-pong, thread ring, counting, starting and ask.
%% Prints a line for each figure: name, value, unit.
-module(peers).
-export([main/0]).

-define(MEASURED, 1000000000).

main() ->
    report("ping-pong", "messages/s", fun() -> ping_pong(1, 100000) end),
    report("ping-pong-64", "messages/s", fun() -> ping_pong(64, 6400) end),
    report("thread-ring", "messages/s", fun() -> thread_ring(100, 200000) end),
    report("count-1", "messages/s", fun() -> count(1, 1000000) end),
    report("count-8", "messages/s", fun() -> count(8, 125000) end),
    report("fork-join-create", "actors/s", fun() -> create(20000) end),
    report("ask", "asks/s", fun() -> ask(20000) end),
    halt().

report(Name, Unit, Workload) ->
    Workload(),
    Start = erlang:monotonic_time(nanosecond),
    {Operations, Nanos} = repeat(Workload, Start, 0),
    io:format("~s\t~f\t~s~n", [Name, Operations * 1.0e9 / Nanos, Unit]).

repeat(Workload, Start, Operations) ->
    More = Operations + Workload(),
    case erlang:monotonic_time(nanosecond) - Start of
        Nanos when Nanos >= ?MEASURED -> {More, Nanos};
        _ -> repeat(Workload, Start, More)
    end.

ping_pong(Pairs, Rallies) ->
    Self = self(),
    [spawn(fun() -> Self ! {returned, ping(spawn(fun pong/0), Rallies, 0)} end)
     || _ <- lists:seq(1, Pairs)],
    Total = lists:sum([receive {returned, N} -> N end || _ <- lists:seq(1, Pairs)]),
    Total = Pairs * Rallies,
    2 * Total.

ping(Pong, Rallies, Rallies) ->
    Pong ! stop,
    Rallies;
ping(Pong, Rallies, Returned) ->
    Pong ! {ball, self()},
    receive ball -> ping(Pong, Rallies, Returned + 1) end.

pong() ->
    receive
        {ball, From} -> From ! ball, pong();
        stop -> ok
    end.

thread_ring(Size, Hops) ->
    Self = self(),
    First = spawn(fun() -> receive {next, Next} -> member(Next, Self) end end),
    Last = lists:foldl(
        fun(_, Next) -> spawn(fun() -> member(Next, Self) end) end,
        First,
        lists:seq(2, Size)),
    First ! {next, Last},
    First ! Hops - 1,
    receive done -> ok end,
    First ! stop,
    Hops.

member(Next, Observer) ->
    receive
        0 -> Observer ! done, member(Next, Observer);
        stop -> Next ! stop;
        Left -> Next ! Left - 1, member(Next, Observer)
    end.

count(Producers, Each) ->
    Self = self(),
    Counter = spawn(fun() -> Self ! {sum, add(Producers * Each, 0)} end),
    [spawn(fun() -> produce(Counter, Each - 1) end) || _ <- lists:seq(1, Producers)],
    Sum = receive {sum, Total} -> Total end,
    Sum = Producers * Each * (Each - 1) div 2,
    Producers * Each.

add(0, Sum) -> Sum;
add(Missing, Sum) -> receive {number, N} -> add(Missing - 1, Sum + N) end.

produce(Counter, 0) -> Counter ! {number, 0};
produce(Counter, N) -> Counter ! {number, N}, produce(Counter, N - 1).

create(Actors) ->
    Self = self(),
    [spawn(fun() -> receive N -> Self ! {number, N} end end) ! N || N <- lists:seq(1, Actors)],
    Sum = add(Actors, 0),
    Sum = Actors * (Actors + 1) div 2,
    Actors.

ask(Asks) ->
    Doubler = spawn(fun double/0),
    Sum = lists:sum([call(Doubler, N) || N <- lists:seq(0, Asks - 1)]),
    Doubler ! stop,
    Sum = Asks * (Asks - 1),
    Asks.

call(To, N) ->
    Reference = erlang:monitor(process, To),
    To ! {ask, self(), Reference, N},
    receive
        {Reference, Reply} -> erlang:demonitor(Reference, [flush]), Reply
    end.

double() ->
    receive
        {ask, From, Reference, N} -> From ! {Reference, 2 * N}, double();
        stop -> ok
    end.
