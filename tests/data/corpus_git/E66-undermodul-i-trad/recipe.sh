entry 160000 commit "$(git rev-parse HEAD)" bilagor
