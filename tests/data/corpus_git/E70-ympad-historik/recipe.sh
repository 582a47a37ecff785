git commit -q --allow-empty -m 'Två'
git rev-parse HEAD >.git/info/grafts
