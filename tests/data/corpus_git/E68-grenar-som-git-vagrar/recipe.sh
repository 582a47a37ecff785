for name in a..b x.lock 'a b' 'a~1' 'a^' 'a:b' 'a\b' '@{1}' a/ .a; do
    ! git update-ref "refs/heads/$name" HEAD 2>/dev/null
done
