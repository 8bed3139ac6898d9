// One browser and one relay at a time: two cores decode and encode some 360 small frames a second, no more.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
