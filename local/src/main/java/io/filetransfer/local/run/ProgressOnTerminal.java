package io.filetransfer.local.run;

import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress for a person: one line that is drawn again and again. */
final class ProgressOnTerminal implements Progress {

    private final ProgressBar bar;

    ProgressOnTerminal(long filesFound) {
        bar = new ProgressBarBuilder()
                .setTaskName("files moved")
                .setInitialMax(filesFound)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .hideEta()
                .build();
    }

    @Override
    public void show(long filesMoved, List<String> branches) {
        bar.stepTo(filesMoved);
        bar.setExtraMessage(" " + String.join(" | ", branches));
    }

    @Override
    public void close() {
        bar.close();
    }
}
