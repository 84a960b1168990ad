package io.adtally.console.access;

import io.adtally.platform.account.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever's account was locked or given another role or password since they signed in, at their next
 * request. An open page makes one a minute by itself: its heartbeat. Not a bean: Spring Boot would put it before every URL.
 */
final class ChangedAccounts extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ChangedAccounts.class);

    private final Accounts accounts;

    ChangedAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null && !mayGoOn(person)) {
            end(request);
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** While the database is away nobody can change an account either, and pages have to be able to say so. */
    private boolean mayGoOn(Authentication person) {
        try {
            return accounts.isUnchanged(person);
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("The account of {} could not be looked at", person.getName(), away);
            return true;
        }
    }
}
