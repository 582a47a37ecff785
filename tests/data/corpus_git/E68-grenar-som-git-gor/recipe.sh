for name in --upload-pack=touch -x HEAD refs/heads/x 'gren+ett' "$(printf 'la\314\210kare')" å; do
    git update-ref "refs/heads/$name" HEAD
done
