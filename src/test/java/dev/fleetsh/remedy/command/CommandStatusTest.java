package dev.fleetsh.remedy.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandStatusTest {
    @ParameterizedTest
    @CsvSource({
        "Pending,    Pending,            PENDING,             false, false",
        "Pending,    Delayed,            DELAYED,             false, false",
        "InProgress, InProgress,         IN_PROGRESS,         false, true",
        "Cancelling, Cancelling,         CANCELLING,          false, true",
        "Success,    Success,            SUCCESS,             true,  true",
        "Failed,     Failed,             FAILED,              true,  true",
        "TimedOut,   DeliveryTimedOut,   DELIVERY_TIMED_OUT,  true,  false",
        "TimedOut,   Delivery Timed Out, DELIVERY_TIMED_OUT,  true,  false",
        "TimedOut,   ExecutionTimedOut,  EXECUTION_TIMED_OUT, true,  true",
        "Failed,     Undeliverable,      UNDELIVERABLE,       true,  false",
        "Cancelled,  Cancelled,          CANCELLED,           true,  true",
        "Failed,     Terminated,         TERMINATED,          true,  false",
        "Failed,     InvalidPlatform,    INVALID_PLATFORM,    true,  false",
        "Failed,     AccessDenied,       ACCESS_DENIED,       true,  false",
        "Failed,     RateExceeded,       RATE_EXCEEDED,       true,  false",
        // Without details that anybody knows, the status alone is believed, and nothing is taken for not having run.
        "TimedOut,   Strange,            EXECUTION_TIMED_OUT, true,  true",
        "Failed,     '',                 FAILED,              true,  true",
        "Strange,    Strange,            UNKNOWN,             false, true",
    })
    void awsSaysItInTwoWords(String status, String details, CommandStatus expected, boolean ended, boolean mayHaveRun) {
        CommandStatus found = CommandStatus.of(status, details);
        assertThat(found).isEqualTo(expected);
        assertThat(found.ended()).isEqualTo(ended);
        assertThat(found.mayHaveRun()).isEqualTo(mayHaveRun);
    }
}
